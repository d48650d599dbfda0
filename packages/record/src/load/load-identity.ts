import { createHmac } from 'node:crypto';

/** The id under which the record keeps a resource that came with an id of its source's. */
export type LoadIdentity = (type: string, id: string) => string;

const uuidBytes = 16;
const mostRemembered = 50_000;

function uuidOf(bytes: Uint8Array): string {
  const own = Uint8Array.from(bytes.subarray(0, uuidBytes));
  // Version 8 (made by a method of one's own) and the variant of RFC 9562, section 5.8.
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x80;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(own).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Gives every resource of a source the same id at every load, so that what was loaded before is recognised; without the key nobody can
 * tell the id from the source's own. `source` names where the ids were given, as two sources may use the same ones.
 */
export function loadIdentity(key: Uint8Array, source: string): LoadIdentity {
  const remembered = new Map<string, string>();
  return (type, id) => {
    const own = JSON.stringify([source, type, id]);
    const known = remembered.get(own);
    if (known !== undefined) return known;
    const made = uuidOf(createHmac('sha256', key).update(own).digest());
    // Entries of one person stand near each other, so what was asked for long ago may be forgotten.
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(own, made);
    return made;
  };
}
