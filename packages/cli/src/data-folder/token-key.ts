import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { madeOnce } from './made-once.js';

/** A private key of the curve P-256 as a JSON Web Key. */
export type TokenKey = JsonWebKey;

function newKey(): TokenKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'jwk' }) as TokenKey;
}

/** The key of the data folder that signs the server's own tokens, made on first use. */
export async function tokenKeyOf(data: string): Promise<TokenKey> {
  const path = join(data, 'keys', 'token-key.json');
  return JSON.parse(await madeOnce(path, () => `${JSON.stringify(newKey())}\n`)) as TokenKey;
}
