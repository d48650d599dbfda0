import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlState } from '../store-failure.js';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Where its socket is; empty where it has none. */
  readonly socketFolder: string;
  /** Whether it takes connections; not yet while it starts or recovers, no longer while it stops. */
  readonly ready: boolean;
}

/** Lines of the file, from PostgreSQL's `pidfile.h`. */
const line = { pid: 0, port: 3, socketFolder: 4, status: 7 };

/** The server that the lock file of the data folder `cluster` names; undefined where there is none, or its process is gone. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error) => {
    if (sqlState(error) === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map((each) => each.trim());
  const pid = Math.abs(Number(lines[line.pid]));
  // In a container our own number may be the one that a killed server had; PostgreSQL itself looks past its parents too.
  if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return undefined;
  return {
    pid,
    port: Number(lines[line.port] ?? 0),
    socketFolder: lines[line.socketFolder] ?? '',
    ready: lines[line.status] === 'ready',
  };
}

/** Whether a process of this id runs, ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return sqlState(error) === 'EPERM';
  }
}
