import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/** Where a page ended: the keys of its last entry in the order, as text. */
export type CursorPlace = readonly (string | null)[];

/**
 * A cursor that tells `place` to nobody and serves only where `bound` is the same: user, organisation, query, the choices in force. It is
 * the same for the same place (the nonce is made from what is sealed, as in RFC 5297), so that pages repeat byte by byte.
 */
export function sealCursor(key: Uint8Array, bound: readonly unknown[], place: CursorPlace): string {
  const text = JSON.stringify(place);
  const context = JSON.stringify(bound);
  const nonce = createHmac('sha256', key)
    .update(JSON.stringify([context, text]))
    .digest()
    .subarray(0, nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The place a cursor holds. Errors: CW-RECORD-011 (of another user, query or state of the choices, or none of ours). */
export function openCursor(
  key: Uint8Array,
  bound: readonly unknown[],
  cursor: string,
): Result<CursorPlace, Problem> {
  const bytes = Buffer.from(cursor, 'base64url');
  const sealed = bytes.subarray(nonceBytes + tagBytes);
  try {
    const opening = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(JSON.stringify(bound)))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const text = Buffer.concat([opening.update(sealed), opening.final()]).toString('utf8');
    return ok(JSON.parse(text) as CursorPlace);
  } catch {
    // Node throws alike for a wrong tag and for one that is too short.
    return err(problem('CW-RECORD-011'));
  }
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
