import { randomBytes } from 'node:crypto';
import { madeOnce } from './made-once.js';

const secretBytes = 32;

/** The secret kept in the file at `path` (32 bytes, as hexadecimal digits), made on first use. */
export async function secretOf(path: string): Promise<Uint8Array> {
  const text = await madeOnce(path, () => `${randomBytes(secretBytes).toString('hex')}\n`);
  return Buffer.from(text.trim(), 'hex');
}
