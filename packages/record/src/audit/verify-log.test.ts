import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccessLogDatabase } from '../testing/access-log-database.js';
import { openAccessLogDatabase } from '../testing/access-log-database.js';
import { sampleAccess } from '../testing/sample-access.js';
import { testClock } from '../testing/test-clock.js';
import { testSigner } from '../testing/test-signer.js';
import { auditOn, openDatabaseAudit } from './database-audit-source.js';
import { exportLog } from './export-log.js';
import { openExportedAudit } from './exported-audit-source.js';
import type { LogFaultKind } from './log-fault.js';
import { signNote } from './signed-note.js';
import type { Verification, VerificationQuestion } from './verify-log.js';
import { verifyLog } from './verify-log.js';

const verifierKey = testSigner().verifierKey;
/** Two full tiles and a part of a third, so that rows of both kinds are put out of order. */
const rowCount = 600;
const inFullTile = 300;
const inTail = 590;

describe('verification of the access log', () => {
  let database: AccessLogDatabase;
  const published: string[] = [];

  beforeAll(async () => {
    database = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const writer = await database.openWriter({
      clock: testClock(),
      publishCheckpoint: async ({ note }) => {
        published.push(note);
      },
    });
    for (let at = 1; at < rowCount; at += 7) {
      await writer.log(Array.from({ length: Math.min(7, rowCount - at) }, () => sampleAccess));
    }
    await writer.close();
  });

  beforeEach(() => database.admin.query('begin'));

  afterEach(() => database.admin.query('rollback'));

  afterAll(() => database.close());

  /** What somebody does who rules the database, triggers and all; each test takes it back. */
  async function tamper(sql: string): Promise<void> {
    await database.admin.query('set local session_replication_role = replica');
    await database.admin.query(sql);
  }

  async function verify(question: Partial<VerificationQuestion> = {}): Promise<Verification> {
    const verified = await verifyLog(auditOn(database.admin), { verifierKey, ...question });
    if (!verified.ok) throw new Error(verified.error.detail);
    return verified.value;
  }

  async function faults(question: Partial<VerificationQuestion> = {}) {
    const { faults: found } = await verify(question);
    return found.map(({ kind, from, to }) => [kind, from, to] as const);
  }

  it('finds nothing wrong with a log that nobody touched, and says how much there was', async () => {
    const verified = await verify({ published });
    expect(verified.faults).toEqual([]);
    expect(verified.logs).toEqual([
      { log: 1, origin: 'test.causeway/log/1', rows: rowCount, checkpoints: 87 },
    ]);
    expect(published).toHaveLength(1);
  });

  it.each([inFullTile, inTail])('finds that the text of row %i was changed', async (sequence) => {
    await tamper(
      `update access_row set text = replace(text, '"read"', '"search"') where sequence = ${sequence}`,
    );
    expect(await faults()).toEqual([['changed', sequence, sequence]]);
  });

  it('finds that a row was changed together with its hash, from its tile', async () => {
    await tamper(`update access_row set text = replace(text, '"read"', '"search"') where sequence = ${inFullTile};
      update access_row set leaf = sha256(salt || convert_to(text, 'UTF8')) where sequence = ${inFullTile}`);
    expect(await faults()).toEqual([['changed', inFullTile, inFullTile]]);
  });

  it('finds that a row was changed together with its hash, to the batch, where no tile is full yet', async () => {
    await tamper(`update access_row set text = replace(text, '"read"', '"search"') where sequence = ${inTail};
      update access_row set leaf = sha256(salt || convert_to(text, 'UTF8')) where sequence = ${inTail}`);
    expect(await faults()).toEqual([['changed', 589, 595]]);
  });

  it('finds that a row was changed together with its hash and the hash in its tile', async () => {
    await tamper(`update access_row set text = replace(text, '"read"', '"search"') where sequence = ${inFullTile};
      update access_row set leaf = sha256(salt || convert_to(text, 'UTF8')) where sequence = ${inFullTile};
      update access_tile set hashes = overlay(hashes placing (select sha256('\\x00'::bytea || leaf) from access_row where sequence = ${inFullTile})
        from (${inFullTile} - 256) * 32 + 1 for 32) where index = 1`);
    expect(await faults()).toEqual([['changed', 295, 301]]);
  });

  it.each([
    ['person', "person = '00000000-0000-4000-8000-000000000000'"],
    ['organisation', "organisation = 'Z99999'"],
    ['time', "at = at + interval '1 second'"],
  ])('finds that the %s beside the text of a row was changed', async (_, change) => {
    await tamper(`update access_row set ${change} where sequence = ${inTail}`);
    expect(await faults()).toContainEqual(['changed', inTail, inTail]);
  });

  it.each([inFullTile, inTail])('finds that row %i was dropped', async (sequence) => {
    await tamper(`delete from access_row where sequence = ${sequence};
      delete from access_of_person where sequence = ${sequence}`);
    expect(await faults()).toEqual([['dropped', sequence, sequence]]);
  });

  it('still checks what follows a dropped row whose hash its tile knows', async () => {
    await tamper(`delete from access_row where sequence = 10; delete from access_of_person where sequence = 10;
      update access_row set leaf = sha256(leaf) where sequence = ${inTail}`);
    expect(await faults()).toEqual([
      ['dropped', 10, 10],
      ['changed', 589, 595],
      ['changed', inTail, inTail],
    ]);
  });

  it('finds that two rows were put in each other’s place', async () => {
    await tamper(`update access_row r set text = o.text, salt = o.salt, leaf = o.leaf, at = o.at
      from access_row o where (r.sequence, o.sequence) in ((20, 30), (30, 20))`);
    const found = await faults();
    expect(found).toContainEqual(['moved', 20, 20]);
    expect(found).toContainEqual(['moved', 30, 30]);
    expect(found).toContainEqual(['back-dated', 21, 28]);
  });

  it('finds that a row was back-dated', async () => {
    await tamper(`update access_row set text = replace(text, to_char(at at time zone 'UTC', 'YYYY-MM-DD'), '2026-11-01'),
        at = at - interval '21 days' where sequence = ${inTail};
      update access_row set leaf = sha256(salt || convert_to(text, 'UTF8')) where sequence = ${inTail}`);
    const found = await faults();
    expect(found).toContainEqual(['back-dated', inTail, inTail]);
    expect(found).toContainEqual(['changed', 589, 595]);
  });

  it('finds that a row was inserted after the last', async () => {
    await tamper(`insert into access_row select log, ${rowCount}, at, person, organisation, salt, leaf, text
      from access_row where sequence = ${rowCount - 1}`);
    expect(await faults()).toContainEqual(['inserted', rowCount, rowCount]);
  });

  it('finds that a row was inserted in between and the others moved on', async () => {
    await tamper(`update access_row set sequence = -sequence - 1 where sequence >= 50;
      update access_row set sequence = -sequence where sequence < 0;
      insert into access_row select log, 50, at, person, organisation, salt, leaf, text from access_row where sequence = 49`);
    const found = await faults();
    expect(found).toContainEqual(['moved', 50, rowCount - 1]);
    expect(found).toContainEqual(['inserted', rowCount, rowCount]);
  });

  it('finds that the newest rows were dropped and everything in the database made to fit, from a published checkpoint', async () => {
    await tamper(`delete from access_row where sequence >= 596; delete from access_of_person where sequence >= 596;
      delete from access_checkpoint where size > 596; update access_log set size = 596`);
    expect(await faults()).toEqual([]);
    expect(await faults({ published })).toEqual([['dropped', 596, rowCount - 1]]);
  });

  it('finds that a log was written anew by somebody without the key', async () => {
    const forger = testSigner('test.causeway', 8);
    const { rows } = await database.admin.query('select size, note from access_checkpoint where size = 596');
    const text = String(rows[0].note).split('\n\n')[0];
    const forged = signNote(`${text}\n`, forger);
    await tamper(
      `update access_checkpoint set note = ${database.admin.escapeLiteral(forged)} where size = 596`,
    );
    expect(await faults()).toEqual([['forged-checkpoint', 589, 595]]);
  });

  it('finds a row that the person would not find in the own log', async () => {
    await tamper(`delete from access_of_person where sequence = ${inFullTile}`);
    expect(await faults()).toEqual([['hidden-from-person', inFullTile, inFullTile]]);
  });

  it('finds a tile from which proofs would be false', async () => {
    await tamper(`update access_tile set root = sha256(root) where index = 1`);
    expect(await faults()).toEqual([['changed', 256, 511]]);
  });

  it('begins where it is told to, and does not look at what is before', async () => {
    await tamper(
      `update access_row set text = replace(text, '"read"', '"search"') where sequence in (20, ${inTail})`,
    );
    expect(await faults({ since: 560 })).toEqual([['changed', inTail, inTail]]);
    const { logs } = await verify({ since: 560 });
    expect(logs[0]?.rows).toBeLessThan(60);
  });

  it('says nothing of whom a row is about', async () => {
    await tamper(`update access_row set text = replace(text, '"read"', '"search"')`);
    const words = JSON.stringify((await verify()).faults);
    expect(words).not.toContain(sampleAccess.person);
    expect(words).not.toContain(sampleAccess.user);
  });

  it('takes no key that is none', async () => {
    const verified = await verifyLog(auditOn(database.admin), { verifierKey: 'none' });
    expect(verified).toMatchObject({ ok: false, error: { code: 'CW-RECORD-114' } });
  });

  describe('of a copy', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'causeway-audit-'));
      const source = await openDatabaseAudit(database.databaseUrl);
      if (!source.ok) throw new Error(source.error.detail);
      expect(await exportLog(source.value, folder)).toBe(rowCount);
      await source.value.close();
    });

    afterEach(() => rm(folder, { recursive: true }));

    async function copyFaults() {
      const source = await openExportedAudit(folder);
      if (!source.ok) throw new Error(source.error.detail);
      const verified = await verifyLog(source.value, { verifierKey, published });
      if (!verified.ok) throw new Error(verified.error.detail);
      return verified.value.faults.map(({ kind, from, to }) => [kind, from, to] as const);
    }

    it('finds nothing wrong where nobody touched it', async () => {
      expect(await copyFaults()).toEqual([]);
    });

    it.each<[string, (lines: string[]) => string[], [LogFaultKind, number, number]]>([
      [
        'changed',
        (lines) => lines.with(40, (lines[40] ?? '').replace('read', 'search')),
        ['changed', 40, 40],
      ],
      ['dropped', (lines) => lines.toSpliced(inTail, 1), ['dropped', inTail, inTail]],
      ['spoilt', (lines) => lines.with(inTail, '{'), ['dropped', inTail, inTail]],
      ['cut off', (lines) => [...lines.slice(0, 596), ''], ['dropped', 596, 599]],
    ])('finds that a line was %s', async (_, change, expected) => {
      const file = join(folder, 'log-1.rows.ndjson');
      const lines = (await readFile(file, 'utf8')).split('\n');
      await writeFile(file, change(lines).join('\n'));
      expect(await copyFaults()).toContainEqual(expected);
    });

    it('is refused where the folder holds none', async () => {
      await rm(join(folder, 'log-1.tiles.ndjson'));
      expect(await openExportedAudit(folder)).toMatchObject({ ok: false, error: { code: 'CW-RECORD-116' } });
      expect(await openExportedAudit(join(folder, 'nowhere'))).toMatchObject({
        ok: false,
        error: { code: 'CW-RECORD-116' },
      });
    });
  });
});
