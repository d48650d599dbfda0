import type { KeyObject } from 'node:crypto';
import { createPrivateKey } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { sqlState } from '../postgres/store-failure.js';
import type { NoteSigner } from './signed-note.js';
import { noteSigner } from './signed-note.js';

/** Where the key of the access log lies, the name it signs by, and what a new one is made of. */
export interface SigningKeyParts {
  /** In the folder `keys` of the data folder; never in the database that it is to witness. */
  readonly path: string;
  readonly name: string;
  readonly randomBytes: (size: number) => Uint8Array;
}

const ownerOnly = 0o600;
const othersRights = 0o077;
const seedBytes = 32;
const partialNameBytes = 4;
/** What stands before the 32 bytes of an Ed25519 key in a PKCS #8 structure (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The signer whose key lies at `path`, made there (mode 0600) where there is none.
 *
 * Errors: CW-RECORD-113 (others than its owner have rights on the file), CW-RECORD-114 (it holds no Ed25519 key).
 */
export async function openSigningKey(parts: SigningKeyParts): Promise<Result<NoteSigner, Problem>> {
  const { path } = parts;
  if ((await stat(path).catch(absent)) === undefined) await makeKey(parts);
  const { mode } = await stat(path);
  // Windows has no such rights: it reports 0666 for every file.
  if (process.platform !== 'win32' && (mode & othersRights) !== 0) {
    return err(problem('CW-RECORD-113', { path }));
  }
  const key = readPrivateKey(await readFile(path, 'utf8'));
  return key === undefined ? err(problem('CW-RECORD-114', { path })) : ok(noteSigner(parts.name, key));
}

/** Writes the key beside its place and links it there, so that it is whole when it is seen, and of two makers one wins. */
async function makeKey({ path, randomBytes }: SigningKeyParts): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const mark = Buffer.from(randomBytes(partialNameBytes)).toString('hex');
  const partial = `${path}.${process.pid}.${mark}.partial`;
  const file = await open(partial, 'w', ownerOnly);
  try {
    await file.chmod(ownerOnly);
    await file.writeFile(newKey(randomBytes));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(partial, path).catch((error) => {
    if (sqlState(error) !== 'EEXIST') throw error;
  });
  await rm(partial, { force: true });
}

function newKey(randomBytes: (size: number) => Uint8Array): string {
  const der = Buffer.concat([pkcs8Prefix, randomBytes(seedBytes)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function readPrivateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function absent(error: unknown): undefined {
  if (sqlState(error) !== 'ENOENT') throw error;
}
