import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCompiled } from '../../testing/compiled-child.js';
import { isAlive } from './postmaster-file.js';
import type { EmbeddedPostgres } from './start-embedded-postgres.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

const run = promisify(execFile);

const startAndDie = `
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startEmbeddedPostgres } from '@causeway/record';
const started = await startEmbeddedPostgres({ folder: process.argv[1], randomBytes, durable: false });
const client = new pg.Client(started.value.databaseUrl);
await client.connect();
await client.query('create table kept as select 7 as n');
process.kill(process.pid, 'SIGKILL');
`;

describe('embedded PostgreSQL', () => {
  let folder: string;
  const running: EmbeddedPostgres[] = [];

  let made: string;

  /** A cluster takes its time to be made, so most tests begin with a copy of one. */
  beforeAll(async () => {
    made = await newFolder();
    await (await start(made)).stop();
    running.pop();
  });

  beforeEach(async () => {
    folder = await newFolder();
  });

  afterAll(() => rm(made, { recursive: true }));

  async function newFolder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'causeway-postgresql-'));
    await chmod(path, 0o755);
    return path;
  }

  async function copyMade(): Promise<void> {
    await run('cp', ['-a', `${made}/.`, folder]);
  }

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await rm(folder, { recursive: true });
  });

  async function start(data = folder, durable = false): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ folder: data, randomBytes, durable });
    if (!started.ok) throw new Error(`${started.error.code} ${started.error.detail}`);
    running.push(started.value);
    return started.value;
  }

  async function query(server: EmbeddedPostgres, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(server.databaseUrl);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async function postmasterPid(data = folder): Promise<number> {
    const text = await readFile(join(data, 'server', 'cluster', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  }

  async function kill(pid: number): Promise<void> {
    process.kill(pid, 'SIGKILL');
    // A killed server leaves processes that end when they notice; the folder is theirs until then.
    await expect.poll(() => run('pgrep', ['-P', String(pid)]).catch(() => 'none')).toBe('none');
  }

  it('takes connections of this machine only, with a password, and not as root', async () => {
    await copyMade();
    const server = await start();
    const [row] = await query(
      server,
      `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
        current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone`,
    );
    expect(row).toEqual({
      listens: '127.0.0.1',
      sockets: `"${join(folder, 'server', 'socket')}"`,
      encoding: 'UTF8',
      zone: 'UTC',
    });
    const address = new URL(server.databaseUrl);
    address.password = 'guessed';
    await expect(query({ ...server, databaseUrl: address.href }, 'select 1')).rejects.toThrow(/password/);
    expect((await stat(join(folder, 'server', 'password'))).mode & 0o777).toBe(0o600);
    if (process.getuid?.() === 0) {
      expect((await stat(join(folder, 'server', 'cluster'))).uid).not.toBe(0);
    }
  });

  it('takes connections by loopback where its folder’s path is too long for a socket', async () => {
    const long = join(folder, 'a-folder-with-a-very-long-name'.repeat(3));
    await mkdir(long, { recursive: true });
    await run('cp', ['-a', `${made}/.`, long]);
    const server = await start(long);
    expect(new URL(server.databaseUrl).search).toBe('');
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('keeps what was written over a stop and a start', async () => {
    await copyMade();
    const first = await start();
    await query(first, 'create table kept as select 7 as n');
    await first.stop();
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is one server for two that start it, and runs until the last of them leaves', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.databaseUrl).toBe(first.databaseUrl);
    const pid = await postmasterPid();
    await first.stop();
    expect(await query(second, 'select 1 as n')).toEqual([{ n: 1 }]);
    await second.stop();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('takes up the server of a process that was killed', async () => {
    await copyMade();
    const child = runCompiled(startAndDie, [folder]);
    const [, signal] = await once(child, 'close');
    expect(signal).toBe('SIGKILL');
    const pid = await postmasterPid();
    const server = await start();
    expect(await postmasterPid()).toBe(pid);
    expect(await query(server, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('recovers what was committed when the server itself is killed', async () => {
    await copyMade();
    const first = await start(folder, true);
    await query(first, 'create table kept as select 7 as n');
    await kill(await postmasterPid());
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('runs where no other user may enter', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked, { mode: 0o700 });
    const server = await start(locked);
    await query(server, 'create table kept as select 7 as n');
    await server.stop();
    expect(await query(await start(locked), 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is refused a folder that is in use by a server that does not answer', async () => {
    await copyMade();
    const cluster = join(folder, 'server', 'cluster');
    const lines = [process.ppid, cluster, 0, 1, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(cluster, 'postmaster.pid'), lines.join('\n'));
    const refused = await startEmbeddedPostgres({ folder, randomBytes, answerPatienceMs: 100 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-RECORD-103', path: cluster } });
  });

  it('looks past a lock file that a killed server left, even where its number is ours now', async () => {
    await copyMade();
    const cluster = join(folder, 'server', 'cluster');
    await writeFile(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    expect(await query(await start(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('begins anew where making a cluster was cut short', async () => {
    await mkdir(join(folder, 'server.999999999.0a.partial', 'cluster'), { recursive: true });
    const server = await start();
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await expect(stat(join(folder, 'server.999999999.0a.partial'))).rejects.toThrow(/ENOENT/);
  });

  it('says where to look when the server does not start', async () => {
    await copyMade();
    const settings = join(folder, 'server', 'cluster', 'postgresql.conf');
    await writeFile(settings, `${await readFile(settings, 'utf8')}\nno_such_setting = 1\n`);
    const failed = await startEmbeddedPostgres({ folder, randomBytes, durable: false });
    expect(failed).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-102', path: join(folder, 'postgresql.log') },
    });
    expect(await readFile(join(folder, 'postgresql.log'), 'utf8')).toContain('no_such_setting');
  });

  it('writes no failed statement to its log, as it may quote a person', async () => {
    await copyMade();
    const server = await start();
    await expect(query(server, `select 'MARKED-9434765919'::int`)).rejects.toThrow(/invalid input/);
    expect(await readFile(join(folder, 'postgresql.log'), 'utf8')).not.toContain('9434765919');
  });
});
