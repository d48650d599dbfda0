import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { MasterKey } from './master-key.js';
import { masterKey } from './master-key.js';

/**
 * Master keys by version. New releases use the newest; an older one is kept as long as a release made with it may be
 * re-identified.
 */
export interface KeyRing {
  readonly newest: MasterKey;
  readonly byVersion: ReadonlyMap<number, MasterKey>;
}

const line = /^v([1-9]\d{0,5}):(\S+)$/;
const hexadecimal = /^(?:[0-9a-f]{2})+$/i;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The keys of a key file's text: one a line, `v<version>:<key>`, the key in hexadecimal or base64; blank lines and
 * lines that begin with `#` do not count. What consists of hexadecimal digits alone is hexadecimal.
 *
 * Errors: CW-RELEASE-121 (no key, or one under 256 bits), CW-RELEASE-122 (a line that is no key, a version given
 * twice); `path` is the line, and the key itself is in no message.
 */
export function parseKeyRing(text: string): Result<KeyRing, Problem> {
  const byVersion = new Map<number, MasterKey>();
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    if (written.trim() === '' || written.startsWith('#')) continue;
    const key = parseLine(written.trim());
    if (!key.ok) return err({ ...key.error, path: `line ${index + 1}` });
    if (byVersion.has(key.value.version))
      return err(malformed('Each version of a key is given once.', index));
    byVersion.set(key.value.version, key.value);
  }
  const newest = byVersion.get(Math.max(...byVersion.keys()));
  return newest === undefined ? err(problem('CW-RELEASE-121')) : ok({ newest, byVersion });
}

/** The line of a key file that holds `key` as `version`. */
export function keyFileLine(key: Uint8Array, version = 1): string {
  return `v${version}:${Buffer.from(key).toString('hex')}\n`;
}

function parseLine(written: string): Result<MasterKey, Problem> {
  const [, version, encoded = ''] = line.exec(written) ?? [];
  const bytes = decode(encoded);
  if (version === undefined || bytes === undefined) return err(problem('CW-RELEASE-122'));
  return masterKey(bytes, Number(version));
}

function decode(encoded: string): Uint8Array | undefined {
  // A short hexadecimal key would pass for 1.5 times as many bytes of base64; base64 of 256 random bits never looks
  // like hexadecimal.
  if (hexadecimal.test(encoded)) return Buffer.from(encoded, 'hex');
  return base64.test(encoded) ? Buffer.from(encoded, 'base64') : undefined;
}

function malformed(detail: string, index: number): Problem {
  return problem('CW-RELEASE-122', { detail, path: `line ${index + 1}` });
}
