import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessLogDatabase } from '../testing/access-log-database.js';
import { openAccessLogDatabase } from '../testing/access-log-database.js';
import { sampleAccess, sampleScope } from '../testing/sample-access.js';
import type { LogWriter, Work } from './log-writer.js';
import { leafHash } from './merkle-hash.js';
import { emptyTree, frontierOf, grow } from './tree-state.js';

function insertion(n: number, options: { readonly refused?: boolean } = {}): Work<unknown> {
  return {
    atomic: options.refused ?? false,
    run: async (tx) => {
      await tx.query(sampleScope, { name: 'thing', text: 'insert into thing values ($1)', values: [n] });
      return { result: { ok: options.refused !== true, n }, rows: [sampleAccess] };
    },
  };
}

describe('log writer', () => {
  let database: AccessLogDatabase;
  let writer: LogWriter;

  beforeAll(async () => {
    database = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    writer = await database.openWriter();
    await database.admin.query('create table thing (n int primary key)');
    await database.admin.query('grant select, insert on thing to causeway_app');
  });

  afterAll(async () => {
    await writer.close();
    await database.close();
  });

  async function size(log = 1): Promise<number> {
    const { rows } = await database.admin.query('select size::int from access_log where log = $1', [log]);
    return rows[0].size;
  }

  async function things(): Promise<number[]> {
    const { rows } = await database.admin.query('select n from thing order by n');
    return rows.map(({ n }) => n);
  }

  it('keeps the rows of concurrent reads in one sequence without gaps', async () => {
    const before = await size();
    await Promise.all(Array.from({ length: 700 }, () => writer.log([sampleAccess])));
    const { rows } = await database.admin.query(
      'select count(*)::int as count, max(sequence)::int as last from access_row where log = 1',
    );
    expect(rows[0]).toEqual({ count: before + 700, last: before + 699 });
    expect(await size()).toBe(before + 700);
  });

  it('commits many concurrent rows with few checkpoints', async () => {
    const count = async () =>
      (await database.admin.query('select count(*)::int as n from access_checkpoint')).rows[0].n;
    const before = await count();
    await Promise.all(Array.from({ length: 100 }, () => writer.log([sampleAccess])));
    expect((await count()) - before).toBeLessThan(10);
  });

  it('keeps a work and its row, and nothing of one that throws beside it', async () => {
    const before = await size();
    const outcomes = await Promise.allSettled([1, 2, 2, 3].map((n) => writer.submit(insertion(n))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await things()).toEqual([1, 2, 3]);
    expect(await size()).toBe(before + 3);
  });

  it('rolls an atomic work back when its result is an error, keeps its row, and goes on', async () => {
    const before = await size();
    const answers = await Promise.all([
      writer.submit(insertion(8, { refused: true })),
      writer.submit(insertion(9)),
    ]);
    expect(answers).toEqual([
      { ok: false, n: 8 },
      { ok: true, n: 9 },
    ]);
    expect(await things()).toEqual([1, 2, 3, 9]);
    expect(await size()).toBe(before + 2);
  });

  it('gives a work no transaction after its end', async () => {
    let kept: Parameters<Work<void>['run']>[0] | undefined;
    await writer.submit({
      run: async (tx) => {
        kept = tx;
        return { result: undefined, rows: [] };
      },
    });
    await expect(kept?.query(sampleScope, { text: 'select 1', values: [] })).rejects.toThrow(
      /after its work/,
    );
  });

  it('lets a second writer have a log of its own, and the next one take up what was left', async () => {
    const second = await database.openWriter();
    await second.log([sampleAccess]);
    expect(await size(2)).toBe(2);
    await second.close();
    const third = await database.openWriter();
    await third.log([sampleAccess]);
    await third.close();
    expect(await size(2)).toBe(4);
    const { rows } = await database.admin.query('select count(*)::int as logs from access_log');
    expect(rows[0]).toEqual({ logs: 2 });
  });

  it('takes up a log whose tiles are many, and goes on from there', async () => {
    const second = await database.openWriter();
    await second.log(Array.from({ length: 1500 }, () => sampleAccess));
    await second.close();
    const third = await database.openWriter();
    await third.log([sampleAccess]);
    await third.close();
    const { rows } = await database.admin.query('select count(*)::int as n from access_tile where log = 2');
    expect(rows[0].n).toBe(5);
  });

  it('adds nothing to a log whose rows are not those that were signed, until an administrator closes it', async () => {
    const second = await database.openWriter();
    await second.log([sampleAccess]);
    await second.close();
    await database.admin.query(`set session_replication_role = replica;
      update access_row set leaf = sha256(leaf) where log = 2 and sequence = (select size - 1 from access_log where log = 2);
      set session_replication_role = origin`);
    await expect(database.openWriter()).rejects.toThrow(/not the one that was signed/);
    await database.admin.query(`update access_log set closed_because = 'a row was changed' where log = 2`);
    const third = await database.openWriter();
    await third.log([sampleAccess]);
    await third.close();
    expect(await size(3)).toBe(2);
  });

  it('adds nothing to a log of which less is there than was published, or something else', async () => {
    const other = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const notes: string[] = [];
    const publishCheckpoint = async ({ note }: { readonly note: string }) => {
      notes.splice(0, 1, note);
    };
    const publishedCheckpoints = async () => notes;
    const first = await other.openWriter({ publishCheckpoint });
    for (let at = 0; at < 4; at += 1) await first.log([sampleAccess]);
    await first.close();
    const second = await other.openWriter({ publishCheckpoint, publishedCheckpoints });
    await second.log([sampleAccess]);
    await second.close();
    // All that is in the database is put back to what it was at the third checkpoint, which is genuine.
    const earlier = await withoutPublishing(other);
    await earlier.close();
    await expect(other.openWriter({ publishedCheckpoints })).rejects.toThrow(/not the one that was signed/);
    await other.close();
  });

  /** Cuts off what came after the third row, and lets a writer that does not ask what was published go on from there. */
  async function withoutPublishing(other: AccessLogDatabase): Promise<LogWriter> {
    const tree = grow(emptyTree, await leavesOf(other, 3)).tree;
    const frontier = frontierOf(tree).toString('hex');
    await other.admin.query(`set session_replication_role = replica;
      delete from access_row where sequence >= 3; delete from access_of_person where sequence >= 3;
      delete from access_checkpoint where size > 3;
      update access_log set size = 3, frontier = '\\x${frontier}';
      set session_replication_role = origin`);
    const writer = await other.openWriter();
    await writer.log(Array.from({ length: 9 }, () => sampleAccess));
    return writer;
  }

  async function leavesOf(other: AccessLogDatabase, count: number): Promise<Buffer[]> {
    const { rows } = await other.admin.query('select leaf from access_row order by sequence limit $1', [
      count,
    ]);
    return rows.map(({ leaf }) => leafHash(leaf));
  }

  it('goes on after its connection broke while there was nothing to do', async () => {
    const before = await size();
    await breakConnections();
    // The news that it broke may be on its way still; then the first to use it is refused, and no other.
    await writer.log([sampleAccess]).catch(() => writer.log([sampleAccess]));
    expect(await size()).toBeGreaterThan(before);
  });

  it('refuses what was under way when its connection broke, and keeps nothing of it', async () => {
    const outcome = writer.submit({
      run: async (tx) => {
        await tx.query(sampleScope, { name: 'thing', text: 'insert into thing values ($1)', values: [77] });
        await breakConnections();
        return { result: undefined, rows: [sampleAccess] };
      },
    });
    await expect(outcome).rejects.toMatchObject({ problem: { code: 'CW-RECORD-105' } });
    expect(await things()).not.toContain(77);
    await writer.submit(insertion(78));
    expect(await things()).toContain(78);
  });

  async function breakConnections(): Promise<void> {
    await database.admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'causeway access log' and datname = current_database()`);
  }

  it('gives up a work that does not end, keeps nothing of it, and goes on with others', async () => {
    const impatient = await database.openWriter({ workTimeoutMs: 50 });
    const endless = impatient.submit({
      run: async (tx) => {
        await tx.query(sampleScope, { name: 'thing', text: 'insert into thing values ($1)', values: [88] });
        return new Promise(() => undefined);
      },
    });
    await expect(endless).rejects.toMatchObject({ problem: { code: 'CW-RECORD-106' } });
    await impatient.submit(insertion(89));
    expect(await things()).toContain(89);
    expect(await things()).not.toContain(88);
    await impatient.close();
  });

  it('refuses at once what would wait behind very much', async () => {
    const many = Array.from({ length: 9000 }, () => writer.log([sampleAccess]));
    const outcomes = await Promise.allSettled(many);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(9000 - 8192);
    expect(refused[0]).toMatchObject({ reason: { problem: { code: 'CW-RECORD-111' } } });
    expect(outcomes[0]?.status).toBe('fulfilled');
  });

  it('takes nothing more once it is closed', async () => {
    const other = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const closed = await other.openWriter();
    await closed.close();
    await expect(closed.log([sampleAccess])).rejects.toThrow(/access log cannot be written/);
    await other.close();
  });
});
