import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { sqlState } from '../store-failure.js';
import type { BundledServer } from './bundled-server.js';
import { isAlive } from './postmaster-file.js';
import type { ServerUser } from './server-user.js';

/** A database cluster in a data folder, made and not necessarily running. */
export interface Cluster {
  /** PostgreSQL's own folder. */
  readonly folder: string;
  readonly password: string;
  /** Where the server writes its log. */
  readonly log: string;
  /** Where it listens beside loopback; undefined where its path would be longer than a socket's may be. */
  readonly socketFolder: string | undefined;
}

/** What making a cluster needs. */
export interface ClusterParts {
  readonly folder: string;
  readonly server: BundledServer;
  readonly user: ServerUser;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** The name of the superuser of an embedded server. Requests never run as it; see `application-role.ts`. */
export const superuser = 'causeway';

const passwordBytes = 24;
const longestSocketPath = 103;
const partialName = /^server\.(\d+)\.[0-9a-f]+\.partial$/;
const partialNameBytes = 4;

/**
 * The cluster in `folder`, made where there is none: beside its place, and then given its name, so that one that is there is whole,
 * and of two processes that make one at once the later takes the earlier's.
 *
 * Errors: CW-RECORD-102 (initdb failed).
 */
export async function ensureCluster(parts: ClusterParts): Promise<Result<Cluster, Problem>> {
  const place = join(parts.folder, 'server');
  if (!(await exists(place))) {
    await removeAbandoned(parts.folder);
    const made = await makeCluster(parts, place);
    if (!made.ok) return made;
  }
  const password = await readFile(join(place, 'password'), 'utf8').catch(unreadable);
  if (password === undefined) return err(problem('CW-RECORD-102', { detail: anothers, path: place }));
  return ok({
    folder: join(place, 'cluster'),
    password: password.trim(),
    log: join(parts.folder, 'postgresql.log'),
    socketFolder: await ensureSocketFolder(join(place, 'socket'), parts.user),
  });
}

const anothers =
  'The data folder holds a database of another user of this machine, which this one may not read.';

function unreadable(error: unknown): undefined {
  if (sqlState(error) !== 'EACCES') throw error;
}

/**
 * A socket in the data folder takes half of the work of a round trip off both sides, against TCP on loopback. Its address is a path of
 * at most 103 bytes (macOS; 107 on Linux), its own name included.
 */
async function ensureSocketFolder(folder: string, user: ServerUser): Promise<string | undefined> {
  const longest = join(folder, '.s.PGSQL.65535');
  if (process.platform === 'win32' || Buffer.byteLength(longest) > longestSocketPath) return undefined;
  if (await exists(folder)) return folder;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await user.own(folder);
  return folder;
}

async function makeCluster(parts: ClusterParts, place: string): Promise<Result<void, Problem>> {
  const mark = Buffer.from(parts.randomBytes(partialNameBytes)).toString('hex');
  const partial = join(parts.folder, `server.${process.pid}.${mark}.partial`);
  const cluster = join(partial, 'cluster');
  const passwordFile = join(partial, 'password');
  await mkdir(cluster, { recursive: true });
  await chmod(partial, 0o711);
  await chmod(cluster, 0o700);
  const password = Buffer.from(parts.randomBytes(passwordBytes)).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  // initdb runs as the user of the server, and so must be able to read what it is given.
  await parts.user.own(cluster);
  await parts.user.own(passwordFile);
  const made = await runInitdb(parts, cluster, passwordFile);
  if (made.ok) await giveName(partial, place);
  await rm(partial, { recursive: true, force: true });
  return made;
}

async function runInitdb(
  { server, user }: ClusterParts,
  cluster: string,
  passwordFile: string,
): Promise<Result<void, Problem>> {
  const parameters = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    // It saves seconds on a slow disk. A power cut within the half minute in which the system writes it out by itself leaves a
    // cluster to be made anew, in which nothing was kept yet.
    '--no-sync',
  ];
  const child = user.start(server.initdb, parameters, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const words = await ended(child);
  if (child.exitCode === 0) return ok(undefined);
  return err(problem('CW-RECORD-102', { detail: `initdb failed: ${words.trim().split('\n').at(-1)}` }));
}

/** What `child` said to standard error, once it ended or could not be started. */
async function ended(child: ChildProcess): Promise<string> {
  const chunks: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  try {
    await once(child, 'close');
  } catch (error) {
    chunks.push(error instanceof Error ? error.message : 'it could not be started');
  }
  return chunks.join('');
}

async function giveName(partial: string, place: string): Promise<void> {
  await rename(partial, place).catch((error) => {
    const taken = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(sqlState(error) ?? '');
    if (!taken) throw error;
  });
}

/** Takes away what a process left that died while it made a cluster. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(partialName.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
