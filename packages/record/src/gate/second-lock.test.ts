import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../postgres/pool.js';
import { openPool } from '../postgres/pool.js';
import type { Scope } from '../postgres/statement.js';
import type { RecordDatabase } from '../testing/record-database.js';
import { openRecordDatabase } from '../testing/record-database.js';
import { testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const hospital = testStaff('RXX');

/** Every relation that entries could be read from when the gate is forgotten. */
const relations = ['entry', 'entry_version', 'shared_entry', 'demographic_string'] as const;

describe('row-level security, where the gate is forgotten', () => {
  let database: RecordDatabase;
  let pool: Pool;
  let person = '';
  let other = '';
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    pool = openPool({ databaseUrl: database.databaseUrl, applicationName: 'test' });
    person = await database.write(gp, testPatientResource());
    other = await database.write(hospital, testPatientResource());
    await database.write(gp, { resourceType: 'Organization', name: 'Exemplar Practice' });
    for (const [asker, of] of [
      [gp, person],
      [hospital, other],
    ] as const) {
      const id = await database.write(asker, testObservation(of));
      await database.record.update(asker, testObservation(of, { status: 'amended' }), {
        key: { type: 'Observation', id },
      });
    }
  });
  afterAll(async () => {
    await pool.close();
    await database.close();
  });

  const scope = (changes: Partial<Scope> = {}): Scope => ({
    organisation: '',
    person: '',
    user: 'someone',
    now: database.clock(),
    ...changes,
  });
  const persons = async (asked: Scope, relation: string) => {
    const rows = await pool.query<{ person: string }>(asked, {
      text: `select distinct person from ${relation} where person <> '00000000-0000-0000-0000-000000000000'`,
      values: [],
    });
    return rows.map((row) => row.person).sort();
  };

  it('shows nothing to nobody', async () => {
    for (const relation of relations) {
      const rows = await pool.query(scope(), { text: `select from ${relation}`, values: [] });
      expect([relation, rows.length]).toEqual([relation, 0]);
    }
  });

  it('shows an organisation its own people and no others', async () => {
    for (const relation of relations) {
      expect([relation, await persons(scope({ organisation: 'A81001' }), relation)]).toEqual([
        relation,
        [person],
      ]);
      expect([relation, await persons(scope({ organisation: 'RXX' }), relation)]).toEqual([
        relation,
        [other],
      ]);
      expect([relation, await persons(scope({ organisation: 'RYY' }), relation)]).toEqual([relation, []]);
    }
  });

  it('opens with a relationship, and closes when it is over', async () => {
    const now = database.clock();
    for (const text of [
      `insert into care_relationship values ($1, 'RYY', $2::timestamptz + interval '1 hour', '{claimed}')`,
      `update person_state set related = related || 'RYY'::text,
         related_until = related_until || $2::timestamptz + interval '1 hour' where person = $1`,
    ]) {
      await database.admin.query(text, [person, now]);
    }
    for (const relation of relations)
      expect(await persons(scope({ organisation: 'RYY', now }), relation)).toEqual([person]);
    database.clock.advance(3_600_001);
    for (const relation of relations)
      expect(await persons(scope({ organisation: 'RYY' }), relation)).toEqual([]);
  });

  it('stays shut where the two records of a relationship do not agree, each lock by its own', async () => {
    const kept = await database.write(hospital, testPatientResource());
    await database.relate(kept, 'RZZ');
    await database.admin.query('delete from person_state where person = $1', [kept]);
    const seen = async (relation: string) => persons(scope({ organisation: 'RZZ' }), relation);
    expect(await seen('entry')).toEqual([kept]);
    expect(await seen('shared_entry')).toEqual([]);
    expect((await database.record.read(testStaff('RZZ'), { type: 'Patient', id: kept })).ok).toBe(false);
    // Its recorder passes the lock as before; the gate, which knows of no relationship, lets nobody through.
    expect(await persons(scope({ organisation: 'RXX' }), 'shared_entry')).toContain(kept);
    expect((await database.record.read(hospital, { type: 'Patient', id: kept })).ok).toBe(false);
    await database.admin.query('insert into person_state (person, choices_version) values ($1, 0)', [kept]);
    expect((await database.record.read(hospital, { type: 'Patient', id: kept })).ok).toBe(false);
  });

  it('keeps no state that contradicts itself: lists that both have an organisation, or are not of one length', async () => {
    const changes = [
      `out_yes = '{RYY}', out_no = '{RYY}'`,
      `in_yes = '{RYY}', in_no = '{A81001,RYY}'`,
      `share_in_allowed = '{RYY}', share_in_prohibited = '{RYY}'`,
      `related = related || 'RYY'::text`,
      `related_until = '{}'`,
    ];
    for (const change of changes) {
      const changed = database.admin.query(`update person_state set ${change} where person = $1`, [person]);
      await expect(changed).rejects.toThrow(/check constraint/);
    }
  });

  it('shows people online their own record and no others', async () => {
    for (const relation of relations) {
      expect([relation, await persons(scope({ person }), relation)]).toEqual([relation, [person]]);
    }
  });

  it('lets an organisation write as itself only', async () => {
    const insert = (recorder: string) => ({
      text: `insert into entry (person, id, type, version, recorder, last_updated, method, content)
        values ($1, gen_random_uuid(), 'Observation', 1, $2, now(), 'POST', '{}')`,
      values: [person, recorder],
    });
    await expect(pool.query(scope({ organisation: 'RXX' }), insert('A81001'))).rejects.toThrow(
      /row-level security/,
    );
    const update = { text: `update entry set content = '' where person = $1`, values: [person] };
    await pool.query(scope({ organisation: 'RXX' }), update);
    const { rows } = await database.admin.query(`select from entry where person = $1 and content = ''`, [
      person,
    ]);
    expect(rows).toHaveLength(0);
  });

  it('lets nobody change who recorded an entry, or what was superseded, the owner neither', async () => {
    await expect(
      pool.query(scope({ organisation: 'A81001' }), {
        text: `update entry set recorder = 'RXX'`,
        values: [],
      }),
    ).rejects.toThrow(/permission denied/);
    for (const text of [
      `update entry set recorder = 'RXX'`,
      `delete from entry`,
      `update entry_version set content = ''`,
      'delete from entry_version',
    ]) {
      await expect(database.admin.query(text)).rejects.toThrow(/never/);
    }
  });

  it('is forced upon the owner of the tables as well', async () => {
    const { rows } = await database.admin.query<{ relname: string; forced: boolean }>(
      `select relname, relrowsecurity and relforcerowsecurity as forced from pg_class where relname = any($1)`,
      [relations],
    );
    const unforced = rows.filter(({ forced, relname }) => !forced && relname !== 'shared_entry');
    expect([rows.length, unforced]).toEqual([relations.length, []]);
  });

  it('serves in a role that is above none of it', async () => {
    const client = new pg.Client({ connectionString: database.databaseUrl, options: '-c role=causeway_app' });
    await client.connect();
    const { rows } = await client.query(
      'select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
    );
    await client.end();
    expect(rows).toEqual([{ above: false }]);
  });
});
