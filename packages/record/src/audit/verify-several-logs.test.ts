import type { Instant } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessLogDatabase } from '../testing/access-log-database.js';
import { openAccessLogDatabase } from '../testing/access-log-database.js';
import { sampleAccess } from '../testing/sample-access.js';
import { testSigner } from '../testing/test-signer.js';
import { signCheckpoint } from './checkpoint.js';
import { auditOn, openDatabaseAudit } from './database-audit-source.js';
import type { VerificationQuestion } from './verify-log.js';
import { verifyLog } from './verify-log.js';

const { verifierKey } = testSigner();

describe('verification of several access logs', () => {
  let database: AccessLogDatabase;
  const published: string[] = [];
  const publishCheckpoint = async ({ note }: { readonly note: string }) => {
    published.push(note);
  };

  beforeAll(async () => {
    database = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const first = await database.openWriter({ publishCheckpoint });
    for (let at = 0; at < 5; at += 1) await first.log([sampleAccess]);
    const second = await database.openWriter({ publishCheckpoint });
    await second.log([sampleAccess]);
    await second.close();
    await first.close();
  });

  afterAll(() => database.close());

  async function faultsAfter(sql: string, question: Partial<VerificationQuestion> = {}) {
    await database.admin.query('begin');
    await database.admin.query('set local session_replication_role = replica');
    await database.admin.query(sql);
    const verified = await verifyLog(auditOn(database.admin), { verifierKey, ...question });
    await database.admin.query('rollback');
    return verified.ok ? verified.value.faults.map(({ kind, log, from, to }) => [kind, log, from, to]) : [];
  }

  it('finds nothing wrong where nobody touched them', async () => {
    expect(await faultsAfter('select', { published })).toEqual([]);
    expect(published).toHaveLength(2);
  });

  it('finds that the newest rows of one were dropped, from what one that began later says', async () => {
    const dropped = `delete from access_row where log = 1 and sequence >= 3;
      delete from access_of_person where log = 1 and sequence >= 3;
      delete from access_checkpoint where log = 1 and size > 3; update access_log set size = 3 where log = 1`;
    expect(await faultsAfter(dropped)).toEqual([['dropped', 1, 3, 5]]);
  });

  it('finds that a whole log is gone', async () => {
    const gone = ['access_row', 'access_of_person', 'access_checkpoint', 'access_log']
      .map((table) => `delete from ${table} where log = 1`)
      .join(';');
    expect(await faultsAfter(gone)).toContainEqual(['dropped', 1, 0, 0]);
  });

  it('finds that the newest log is gone only where its checkpoint was kept elsewhere', async () => {
    const gone = ['access_row', 'access_of_person', 'access_checkpoint', 'access_log']
      .map((table) => `delete from ${table} where log = 2`)
      .join(';');
    expect(await faultsAfter(gone)).toEqual([]);
    expect(await faultsAfter(gone, { published })).toEqual([['dropped', 0, 0, 0]]);
  });

  it('finds that a published checkpoint is of another log than this', async () => {
    const checkpoint = {
      origin: 'test.causeway/log/1',
      size: 4,
      root: Buffer.alloc(32),
      at: '2026-11-22T22:00:00.000Z' as Instant,
    };
    const elsewhere = [signCheckpoint(checkpoint, testSigner())];
    expect(await faultsAfter('select', { published: elsewhere })).toEqual([['contradiction', 1, 0, 3]]);
  });

  it('is refused to a login that does not own the tables, which would find gaps everywhere', async () => {
    await database.admin
      .query(`create role causeway_test_reader login password 'reader'`)
      .catch(() => undefined);
    await database.admin.query('grant causeway_app to causeway_test_reader');
    const address = new URL(database.databaseUrl);
    [address.username, address.password] = ['causeway_test_reader', 'reader'];
    expect(await openDatabaseAudit(address.href)).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-109' },
    });
  });
});
