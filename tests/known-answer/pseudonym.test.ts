import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { keyedDigest, masterKey, nhsNumberToken, pseudonymToken, releaseKey } from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { successOf } from './near.js';
import { isAbsent, readJson } from './shared-data.js';

interface Vectors {
  readonly openPseudonymiser: { readonly cases: readonly { input: string; salt: string; digest: string }[] };
  readonly hmacSha256_rfc4231_case1: {
    readonly key_hex: string;
    readonly data_ascii: string;
    readonly mac: string;
  };
  readonly hkdfSha256_rfc5869_case1: {
    readonly ikm_hex: string;
    readonly salt_hex: string;
    readonly info_hex: string;
    readonly L: number;
    readonly okm: string;
  };
  readonly hkdf_hmac_examples: { readonly master_hex: string; readonly cases: readonly HkdfCase[] };
}

interface HkdfCase {
  readonly info: string;
  readonly key_hex: string;
  readonly input: string;
  readonly hmac_sha256_hex: string;
}

const file = 'release/pseudonym/vectors.json';
const absent = isAbsent(file);
const vectors = (): Vectors => readJson<Vectors>(file);

function keyOf(example: HkdfCase) {
  const master = successOf(masterKey(Buffer.from(vectors().hkdf_hmac_examples.master_hex, 'hex')));
  const [, release = '', field = ''] = example.info.split('|');
  return successOf(releaseKey(master, { release, field }));
}

describe('the published vectors of what pseudonyms are made of', () => {
  it.skipIf(absent)('are met by the HMAC-SHA-256 of this Node (RFC 4231, case 1)', () => {
    const { key_hex, data_ascii, mac } = vectors().hmacSha256_rfc4231_case1;
    expect(createHmac('sha256', Buffer.from(key_hex, 'hex')).update(data_ascii).digest('hex')).toBe(mac);
  });

  it.skipIf(absent)('are met by the HKDF-SHA-256 of this Node (RFC 5869, case 1)', () => {
    const { ikm_hex, salt_hex, info_hex, L, okm } = vectors().hkdfSha256_rfc5869_case1;
    const [ikm, salt, info] = [ikm_hex, salt_hex, info_hex].map((text) => Buffer.from(text, 'hex'));
    const derived = hkdfSync('sha256', ikm ?? '', salt ?? '', info ?? '', L);
    expect(Buffer.from(derived).toString('hex')).toBe(okm);
  });

  it.skipIf(absent)('are met by the key of a field of a release, and by a digest under that key', () => {
    const { cases } = vectors().hkdf_hmac_examples;
    expect(cases.length).toBe(4);
    for (const example of cases) {
      const { secret, field } = keyOf(example);
      expect(secret.export().toString('hex')).toBe(example.key_hex);
      // The examples digest the value alone; a token binds the field before it as well (release.md P1).
      expect(createHmac('sha256', secret).update(example.input).digest('hex')).toBe(example.hmac_sha256_hex);
      const bound = createHmac('sha256', secret).update(`${field}\0${example.input}`).digest('hex');
      expect(Buffer.from(keyedDigest(keyOf(example), example.input)).toString('hex')).toBe(bound);
    }
  });

  it.skipIf(absent)('give one person different tokens in two releases', () => {
    const byInput = new Map<string, HkdfCase[]>();
    for (const example of vectors().hkdf_hmac_examples.cases) {
      byInput.set(example.input, [...(byInput.get(example.input) ?? []), example]);
    }
    for (const [input, examples] of byInput) {
      const tokens = examples.map((example) => successOf(nhsNumberToken(keyOf(example), input)));
      expect(new Set(tokens).size).toBe(examples.length);
    }
  });
});

describe('OpenPseudonymiser', () => {
  it.skipIf(absent)('is a digest of value and salt, which no token equals', () => {
    const [example] = vectors().hkdf_hmac_examples.cases;
    if (example === undefined) throw new Error('no example key');
    for (const { input, salt, digest } of vectors().openPseudonymiser.cases) {
      expect(createHash('sha256').update(`${input}${salt}`).digest('hex')).toBe(digest);
      expect(Buffer.from(keyedDigest(keyOf(example), input)).toString('hex')).not.toBe(digest);
      expect(pseudonymToken(keyOf(example), input).toLowerCase()).not.toBe(digest.slice(0, 26));
    }
  });
});
