import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const secretBytes = 32;

/**
 * The secret kept in the file at `path` (32 bytes, as hexadecimal digits), made on first use and readable by its owner alone. Two
 * processes that make it at once end up with the same one.
 */
export async function secretOf(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, 'wx', 0o600);
    const secret = randomBytes(secretBytes);
    await file.writeFile(`${secret.toString('hex')}\n`);
    await file.sync();
    await file.close();
    return secret;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  }
}
