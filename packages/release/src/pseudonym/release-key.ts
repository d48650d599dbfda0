import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { MasterKey } from './master-key.js';
import { fewestKeyBytes } from './master-key.js';

/**
 * The key K_r of one field of one release. Destroying the master key, or never deriving this again, ends
 * re-identification.
 */
export interface ReleaseKey {
  readonly release: string;
  readonly field: string;
  readonly keyVersion: number;
  readonly secret: KeyObject;
}

/** What a release key is for. */
export interface ReleaseField {
  /** Identifier of the release, such as `release:2026-0001`. */
  readonly release: string;
  /** The field that is replaced, such as `nhs-number` or `person`. */
  readonly field: string;
}

// No bar: it parts release from field in the derivation, so that no two pairs can ever give the same text.
const name = /^[A-Za-z0-9][A-Za-z0-9:._-]*$/;

/**
 * The key of a field of a release: HKDF-SHA-256 of the master key without salt, info
 * `pseudonym/v1|<release>|<field>`, 256 bits. Two releases, and two fields of one, have unrelated keys, so that their
 * pseudonyms cannot be joined.
 *
 * Errors: CW-RELEASE-126 (a release or field that is not letters, digits, `:`, `.`, `_`, `-`).
 * Source: RFC 5869; release.md P1.
 */
export function releaseKey(master: MasterKey, { release, field }: ReleaseField): Result<ReleaseKey, Problem> {
  if (!name.test(release) || !name.test(field)) {
    const detail =
      'The names of a release and of its fields are letters, digits and : . _ -, beginning with a letter or digit.';
    return err(problem('CW-RELEASE-126', { detail }));
  }
  const info = `pseudonym/v1|${release}|${field}`;
  const bytes = new Uint8Array(hkdfSync('sha256', master.secret, '', info, fewestKeyBytes));
  return ok({ release, field, keyVersion: master.version, secret: createSecretKey(bytes) });
}

/** HMAC-SHA-256(K_r, field ‖ 0x00 ‖ value): 32 bytes from which tokens and date shifts are made. */
export function keyedDigest(key: ReleaseKey, value: string): Uint8Array {
  return createHmac('sha256', key.secret).update(`${key.field}\0${value}`, 'utf8').digest();
}
