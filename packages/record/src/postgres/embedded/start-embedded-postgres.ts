import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { BundledServer } from './bundled-server.js';
import { findBundledServer } from './bundled-server.js';
import type { Cluster } from './cluster.js';
import { ensureCluster, superuser } from './cluster.js';
import type { Postmaster } from './postmaster-file.js';
import { readPostmaster } from './postmaster-file.js';
import type { Presence } from './presence.js';
import { joinServer } from './presence.js';
import { serverParameters } from './server-settings.js';
import type { ServerUser } from './server-user.js';
import { serverUser } from './server-user.js';

/** What an embedded server needs. */
export interface EmbeddedPostgresParts {
  /** Its data folder, made where it is absent; everything of the server is in here. */
  readonly folder: string;
  /** Gives the password of a new cluster. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** False for tests: see `server-settings.ts`. True unless told. */
  readonly durable?: boolean;
  /** How long a server that runs in the folder may keep silent; ten seconds unless told. */
  readonly answerPatienceMs?: number;
}

/** A running server. */
export interface EmbeddedPostgres {
  /** `postgres://…` of its owner's login, with the password: for no log and no message. */
  readonly databaseUrl: string;
  /** Leaves the server; stops it where no other process uses it. */
  stop(): Promise<void>;
}

const databaseName = 'causeway';
const pollMs = 20;
/** Recovery after a crash replays what was written since the last checkpoint, which may take a while. */
const patienceMs = 120_000;
const defaultAnswerPatienceMs = 10_000;
/** A start fails where the port was taken in between, or the processes of a killed server are still ending. */
const launchAttempts = 6;
const betweenLaunchesMs = 500;

interface Installation {
  readonly server: BundledServer;
  readonly user: ServerUser;
  readonly cluster: Cluster;
  readonly durable: boolean;
  readonly answerPatienceMs: number;
}

/**
 * The PostgreSQL server of the data folder, started where none runs. One that runs, of this process, of another, or left by one that
 * was killed, is joined: two processes on one folder share one server. It goes on when this process is killed; the next start takes it up.
 *
 * Errors: CW-RECORD-101 (none is bundled for this machine), CW-RECORD-102 (it did not start), CW-RECORD-103 (the folder is in use by a
 * server that does not answer), CW-RECORD-104 (root, and no way to run as another).
 */
export async function startEmbeddedPostgres(
  parts: EmbeddedPostgresParts,
): Promise<Result<EmbeddedPostgres, Problem>> {
  await mkdir(parts.folder, { recursive: true });
  const installation = await install(parts);
  return installation.ok ? joinOrLaunch(installation.value) : installation;
}

async function install(parts: EmbeddedPostgresParts): Promise<Result<Installation, Problem>> {
  const { folder, randomBytes } = parts;
  const server = await findBundledServer();
  if (!server.ok) return server;
  const programs = dirname(server.value.postgres);
  const user = await serverUser({ programs, data: folder, cluster: join(folder, 'server', 'cluster') });
  if (!user.ok) return user;
  const cluster = await ensureCluster({ folder, server: server.value, user: user.value, randomBytes });
  if (!cluster.ok) return cluster;
  return ok({
    server: server.value,
    user: user.value,
    cluster: cluster.value,
    durable: parts.durable ?? true,
    answerPatienceMs: parts.answerPatienceMs ?? defaultAnswerPatienceMs,
  });
}

async function joinOrLaunch(installation: Installation): Promise<Result<EmbeddedPostgres, Problem>> {
  const tries = { deaf: 0, failed: 0 };
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const outcome = await attempt(installation);
    if (typeof outcome === 'object') return ok(outcome);
    if (outcome === 'deaf' && ++tries.deaf * pollMs > installation.answerPatienceMs) break;
    if (outcome === 'failed' && ++tries.failed === launchAttempts) {
      return err(problem('CW-RECORD-102', { path: installation.cluster.log }));
    }
    await sleep(outcome === 'failed' ? betweenLaunchesMs : pollMs);
  }
  return err(problem('CW-RECORD-103', { path: installation.cluster.folder }));
}

/** One look at the folder: starts the server where none runs, joins it where it takes us in. */
async function attempt(
  installation: Installation,
): Promise<EmbeddedPostgres | 'failed' | 'starting' | 'deaf'> {
  const running = await readPostmaster(installation.cluster.folder);
  if (running === undefined) return (await launch(installation)) ? 'starting' : 'failed';
  if (!running.ready) return 'starting';
  const presence = await joinServer(address(running, installation, 'postgres'), databaseName);
  return presence === undefined ? 'deaf' : embedded(installation, running, presence);
}

/**
 * Starts the server and waits until it takes connections. Where another process started one at the same moment, PostgreSQL's own lock
 * lets one of the two go on; the other ends, and the one that goes on is joined.
 */
async function launch(installation: Installation): Promise<boolean> {
  const { cluster } = installation;
  const child = await spawnServer(installation);
  const state = { failed: false };
  child.once('error', () => {
    state.failed = true;
  });
  while (child.exitCode === null && child.signalCode === null && !state.failed) {
    if ((await readPostmaster(cluster.folder))?.ready === true) return true;
    await sleep(pollMs);
  }
  return (await readPostmaster(cluster.folder)) !== undefined;
}

async function spawnServer({ server, user, cluster, durable }: Installation): Promise<ChildProcess> {
  const { socketFolder } = cluster;
  const settings = serverParameters({ port: await freePort(), durable, socketFolder });
  const parameters = ['-D', cluster.folder, ...settings];
  const log = await open(cluster.log, 'a', 0o600);
  try {
    // Detached, so that an interrupt from the keyboard reaches us and not the server, which must outlive our last commit.
    const child = user.start(server.postgres, parameters, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

function embedded(installation: Installation, running: Postmaster, presence: Presence): EmbeddedPostgres {
  return {
    databaseUrl: address(running, installation, databaseName),
    stop: async () => {
      if (await presence.leave()) await stopServer(running.pid, installation.cluster);
    },
  };
}

/** SIGINT is a fast stop: sessions end, what was committed is written out. The lock file goes last. */
async function stopServer(pid: number, cluster: Cluster): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    if ((await readPostmaster(cluster.folder))?.pid !== pid) return;
    await sleep(pollMs);
  }
}

/** The address, by loopback and, where there is a socket, by way of it: all clients take `host` for the place of the socket. */
function address({ port, socketFolder }: Postmaster, { cluster }: Installation, database: string): string {
  const socket = socketFolder === '' ? '' : `?host=${encodeURIComponent(socketFolder)}`;
  return `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}${socket}`;
}

/** A port that was free a moment ago. Where another took it since, the server ends, and its start is a problem to try again after. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const taken = probe.address();
  probe.close();
  return typeof taken === 'object' && taken !== null ? taken.port : 0;
}
