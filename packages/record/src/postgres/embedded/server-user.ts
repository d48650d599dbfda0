import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/** How the server's programs are started, and who owns their files: PostgreSQL refuses to run as root. */
export interface ServerUser {
  start(program: string, parameters: readonly string[], options: SpawnOptions): ChildProcess;
  /** Hands `path` to the user of the server. */
  own(path: string): Promise<void>;
}

/** `nobody`: initdb wants a user that the password file knows, and every Linux knows this one. */
const nobody = 65_534;
const mayEnter = 0o001;

/** Only what the programs need: none of our own environment, which may hold secrets. */
const environment = { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' };

/** Where the program and the data of a server lie: folders that exist, but for `cluster`, which may be made later. */
export interface ServerPlaces {
  readonly programs: string;
  readonly data: string;
  readonly cluster: string;
}

/**
 * As whom to run a server: ourselves, unless we are root. Then `nobody`; or, where `nobody` cannot enter one of the folders, root's own
 * files seen from a user namespace in which root has no power. A cluster that is there is run by whom it was made by.
 *
 * Errors: CW-RECORD-104 (we are root, and neither works here).
 */
export async function serverUser(places: ServerPlaces): Promise<Result<ServerUser, Problem>> {
  if (process.getuid?.() !== 0) return ok(asOurselves);
  if ((await isReachable(places)) && !(await isRoots(places.cluster))) return ok(asNobody);
  return namespacesWork() ? ok(inNamespace) : err(problem('CW-RECORD-104'));
}

async function isReachable({ programs, data }: ServerPlaces): Promise<boolean> {
  return (await reachableByOthers(programs)) && (await reachableByOthers(data));
}

async function isRoots(cluster: string): Promise<boolean> {
  const found = await stat(cluster).catch(() => undefined);
  return found?.uid === 0;
}

const asOurselves: ServerUser = {
  start: (program, parameters, options) =>
    spawn(program, [...parameters], { ...options, env: environment, windowsHide: true }),
  own: async () => undefined,
};

const asNobody: ServerUser = {
  start: (program, parameters, options) =>
    spawn(program, [...parameters], { ...options, env: environment, uid: nobody, gid: nobody }),
  own: (path) => chown(path, nobody, nobody),
};

const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];

const inNamespace: ServerUser = {
  start: (program, parameters, options) =>
    spawn('unshare', [...namespace, program, ...parameters], { ...options, env: environment }),
  own: (path) => chown(path, 0, 0),
};

function namespacesWork(): boolean {
  return spawnSync('unshare', [...namespace, 'true'], { env: environment }).status === 0;
}

async function reachableByOthers(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & mayEnter) === 0) return false;
  const above = dirname(path);
  return above === path || reachableByOthers(above);
}
