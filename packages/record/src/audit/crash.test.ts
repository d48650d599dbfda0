import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedPostgres } from '../postgres/embedded/start-embedded-postgres.js';
import { startEmbeddedPostgres } from '../postgres/embedded/start-embedded-postgres.js';
import { runCompiled } from '../testing/compiled-child.js';
import { openDatabaseAudit } from './database-audit-source.js';
import { readPublished } from './published-checkpoints.js';
import { openSigningKey } from './signing-key-file.js';
import { verifyLog } from './verify-log.js';

const name = 'crash.causeway';
const inFlight = 1000;
const enoughWrites = 1500;
/** Two processes start, one after the other, and a server recovers. */
const patienceMs = 180_000;

/** Writes with many works in flight, each with its row of the log, and says of each that it was acknowledged, or why it was refused. */
const writing = `
import { randomBytes } from 'node:crypto';
import { openSigningKey, openStore, publishToFolder, startEmbeddedPostgres } from '@causeway/record';
const [folder, inFlight] = [process.argv[1], Number(process.argv[2])];
const server = await startEmbeddedPostgres({ folder: folder + '/postgres', randomBytes });
const signer = await openSigningKey({ path: folder + '/keys/log.pem', name: '${name}', randomBytes });
const opened = await openStore({
  databaseUrl: server.value.databaseUrl, clock: () => new Date().toISOString(), randomBytes,
  signer: signer.value, publishCheckpoint: publishToFolder(folder + '/checkpoints'),
});
const scope = { organisation: 'A81001', person: '', user: 'u', now: '2026-11-22T22:00:00.000Z' };
const facts = { user: 'u', role: 'system', purpose: 'direct-care', action: 'create', basis: 'own', entries: [], kinds: [], outcome: 'permit' };
let next = 0;
const write = async () => {
  for (;;) {
    const n = next++;
    const work = {
      run: async (tx) => {
        await tx.query(scope, { name: 'keep', text: 'insert into kept values ($1)', values: [n] });
        return { result: n, rows: [{ ...facts, session: String(n) }] };
      },
    };
    const said = await opened.value.writer.submit(work).then(() => 'kept ' + n, (error) => 'refused ' + (error.problem?.code ?? error.message));
    process.stdout.write(said + '\\n');
    if (said.startsWith('refused')) return;
  }
};
await Promise.all(Array.from({ length: inFlight }, write));
process.stdout.write('ended\\n', () => process.exit(0));
`;

describe('a kill while a thousand writes are under way', () => {
  let folder: string;
  let server: EmbeddedPostgres | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-crash-'));
    await chmod(folder, 0o755);
    const made = await start();
    const admin = new pg.Client(made.databaseUrl);
    await admin.connect();
    await admin.query('create role causeway_app nologin').catch(() => undefined);
    await admin.query('create table kept (n int primary key)');
    await admin.query('grant select, insert on kept to causeway_app');
    await admin.end();
    await made.stop();
  });

  afterEach(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), randomBytes });
    if (!started.ok) throw new Error(started.error.detail);
    return started.value;
  }

  async function postmasterPid(): Promise<number> {
    const file = join(folder, 'postgres', 'server', 'cluster', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }

  /** Lets a process write until it was told of `enough` writes, then does `kill`; gives what it said, to its end. */
  async function writeUntil(enough: number, kill: (child: number) => Promise<void>): Promise<string[]> {
    const child = runCompiled(writing, [folder, String(inFlight)]);
    const said: string[] = [];
    const errors: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const ended = once(child, 'close');
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (said.length === enough) await kill(child.pid ?? 0);
    }
    await ended;
    expect(errors.join('')).toBe('');
    return said;
  }

  async function verify() {
    const key = await openSigningKey({ path: join(folder, 'keys', 'log.pem'), name, randomBytes });
    const source = await openDatabaseAudit(server?.databaseUrl ?? '');
    if (!key.ok || !source.ok) throw new Error('there is no key or no database');
    const published = await readPublished(join(folder, 'checkpoints'));
    const verified = await verifyLog(source.value, { verifierKey: key.value.verifierKey, published });
    await source.value.close();
    return verified.ok ? verified.value.faults : [verified.error];
  }

  /** Numbers that were written, and those that the access log has a row of, once they are read back after a restart. */
  async function readBack() {
    server = await start();
    const admin = new pg.Client(server.databaseUrl);
    await admin.connect();
    const { rows: kept } = await admin.query('select n from kept order by n');
    const { rows: logged } = await admin.query(
      `select (text::jsonb ->> 'session')::int as n from access_row where text::jsonb ->> 'action' = 'create' order by 1`,
    );
    await admin.end();
    return { kept: kept.map(({ n }) => n), logged: logged.map(({ n }) => n) };
  }

  function acknowledged(said: readonly string[]): number[] {
    return said.filter((line) => line.startsWith('kept ')).map((line) => Number(line.slice(5)));
  }

  it(
    'of the process leaves every acknowledged write with its row of the log, and none half',
    async () => {
      const said = await writeUntil(enoughWrites, async (pid) => {
        process.kill(pid, 'SIGKILL');
      });
      const { kept, logged } = await readBack();
      expect(logged).toEqual(kept);
      const there = new Set(kept);
      expect(acknowledged(said).filter((n) => !there.has(n))).toEqual([]);
      expect(acknowledged(said).length).toBeGreaterThanOrEqual(enoughWrites);
      expect(await verify()).toEqual([]);
    },
    patienceMs,
  );

  it(
    'of the server leaves the same, and the process says that nothing can be kept',
    async () => {
      const said = await writeUntil(enoughWrites, async () => {
        process.kill(await postmasterPid(), 'SIGKILL');
      });
      expect(said.at(-1)).toBe('ended');
      const refusals = new Set(said.filter((line) => line.startsWith('refused ')));
      expect([...refusals].filter((line) => !/^refused CW-RECORD-(105|111)$/.test(line))).toEqual([]);
      expect(refusals.size).toBeGreaterThan(0);
      const { kept, logged } = await readBack();
      expect(logged).toEqual(kept);
      const there = new Set(kept);
      expect(acknowledged(said).filter((n) => !there.has(n))).toEqual([]);
      expect(await verify()).toEqual([]);
    },
    patienceMs,
  );
});
