import type { KeyObject } from 'node:crypto';
import { createSecretKey } from 'node:crypto';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/** A secret from which the keys of releases are derived. The bytes sit in a KeyObject, which prints as nothing. */
export interface MasterKey {
  /** Rotation: a release says which version its pseudonyms were made with. */
  readonly version: number;
  readonly secret: KeyObject;
}

/** Fewest bytes of a key: 256 bits. */
export const fewestKeyBytes = 32;

/**
 * The master key of these bytes.
 *
 * Errors: CW-RELEASE-121 (no key, or one under 256 bits, or one byte repeated). A digest without a key is no
 * pseudonym: every NHS number there can be is tried in two minutes on one core (vectors.json, bruteForce).
 */
export function masterKey(bytes: Uint8Array, version = 1): Result<MasterKey, Problem> {
  if (bytes.length < fewestKeyBytes) {
    const detail = `A pseudonym needs a key of at least 256 bits; found ${bytes.length * 8}.`;
    return err(problem('CW-RELEASE-121', { detail }));
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    return err(problem('CW-RELEASE-121', { detail: 'A key is drawn at random; found one byte repeated.' }));
  }
  return ok({ version, secret: createSecretKey(bytes) });
}
