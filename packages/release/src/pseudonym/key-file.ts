import { open, readFile, stat } from 'node:fs/promises';
import type { Problem, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';
import type { KeyRing } from './key-ring.js';
import { keyFileLine, parseKeyRing } from './key-ring.js';
import { fewestKeyBytes } from './master-key.js';

const ownerOnly = 0o600;
const othersRights = 0o077;

/**
 * The keys in the file at `path`.
 *
 * Errors: CW-RELEASE-124 (no such file), CW-RELEASE-123 (others than its owner have rights on it), and those of
 * {@link parseKeyRing}. What the system refuses for another reason is thrown.
 */
export async function readKeyFile(path: string): Promise<Result<KeyRing, Problem>> {
  const found = await stat(path).catch(absent);
  if (found === undefined) return err(problem('CW-RELEASE-124', { path }));
  // Windows has no such rights: it reports 0666 for every file.
  if (process.platform !== 'win32' && (found.mode & othersRights) !== 0) {
    return err(problem('CW-RELEASE-123', { path }));
  }
  const ring = parseKeyRing(await readFile(path, 'utf8'));
  return ring.ok ? ring : err({ ...ring.error, path: [path, ring.error.path].filter(Boolean).join(', ') });
}

/**
 * Makes a key file at `path` with one new key of 256 bits, readable by its owner alone, and reads it. `randomBytes`
 * gives the key: the system's own generator, handed in.
 *
 * Errors: CW-RELEASE-125 (a file is there already).
 */
export async function createKeyFile(
  path: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<Result<KeyRing, Problem>> {
  const file = await open(path, 'wx', ownerOnly).catch(taken);
  if (file === undefined) return err(problem('CW-RELEASE-125', { path }));
  try {
    // The umask may have taken rights away from 0600, never given any; set them whole all the same.
    await file.chmod(ownerOnly);
    await file.writeFile(keyFileLine(randomBytes(fewestKeyBytes)));
    await file.sync();
  } finally {
    await file.close();
  }
  return readKeyFile(path);
}

function absent(error: unknown): undefined {
  return onlyCode(error, 'ENOENT');
}

function taken(error: unknown): undefined {
  return onlyCode(error, 'EEXIST');
}

function onlyCode(error: unknown, code: string): undefined {
  if (error instanceof Error && 'code' in error && error.code === code) return undefined;
  throw error;
}
