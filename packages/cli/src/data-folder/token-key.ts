import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A private key of the curve P-256 as a JSON Web Key. */
export type TokenKey = JsonWebKey;

function newKey(): TokenKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'jwk' }) as TokenKey;
}

/** The key of the data folder that signs the server's own tokens, made on first use and readable by its owner alone. */
export async function tokenKeyOf(data: string): Promise<TokenKey> {
  const path = join(data, 'keys', 'token-key.json');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, 'wx', 0o600);
    const key = newKey();
    await file.writeFile(`${JSON.stringify(key)}\n`);
    await file.sync();
    await file.close();
    return key;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    return JSON.parse(await readFile(path, 'utf8')) as TokenKey;
  }
}
