import { randomBytes } from 'node:crypto';
import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import pg from 'pg';
import type { ApprovedReleases } from '../gate/secondary-entries.js';
import type { OpenRecord } from '../open-record.js';
import { openRecord } from '../open-record.js';
import { testClock } from './test-clock.js';
import type { TestDatabase, TestDatabaseOptions } from './test-database.js';
import { openTestDatabase } from './test-database.js';
import { testSigner } from './test-signer.js';

/** A record on a database of its own, and a superuser's hand in that, to bring about a state of the choices. For tests only. */
export interface RecordDatabase {
  readonly record: OpenRecord;
  readonly databaseUrl: string;
  readonly admin: pg.Client;
  readonly clock: ReturnType<typeof testClock>;
  /** Has `asker` write `resource`, and gives its id. */
  write(asker: Asker, resource: Resource): Promise<string>;
  /** Gives each of the organisations a relationship with the person that does not end. */
  relate(person: string, ...organisations: readonly string[]): Promise<void>;
  /** Sets what the person said; `not-asked` takes it back. */
  prefer(
    person: string,
    organisation: string,
    preference: { readonly out?: Preference; readonly in?: Preference },
  ): Promise<void>;
  /** The registered practice lets each of the organisations share in. */
  allow(person: string, ...organisations: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

type Preference = 'yes' | 'no' | 'not-asked';

/** Opens a new one. */
export async function openRecordDatabase({
  server,
  releases,
}: Pick<TestDatabaseOptions, 'server'> & {
  readonly releases?: ApprovedReleases;
}): Promise<RecordDatabase> {
  const database = await openTestDatabase({ server });
  const clock = testClock();
  const { databaseUrl } = database;
  const record = given(
    await openRecord({
      databaseUrl,
      clock,
      randomBytes,
      signer: testSigner(),
      ...(releases && { releases }),
    }),
  );
  const admin = new pg.Client(databaseUrl);
  await admin.connect();
  return {
    record,
    databaseUrl,
    admin,
    clock,
    write: async (asker, resource) => given(await record.create(asker, resource)).id,
    ...choices(admin),
    close: () => closeAll(record, admin, database),
  };
}

/** The value of a result that must be one. */
export function given<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`);
  return result.value;
}

function choices(admin: pg.Client): Pick<RecordDatabase, 'relate' | 'prefer' | 'allow'> {
  return {
    relate: async (person, ...organisations) => {
      await admin.query(
        `insert into care_relationship (person, organisation, valid_until, bases)
         select $1, o, 'infinity', array['caseload'] from unnest($2::text[]) o on conflict do nothing`,
        [person, organisations],
      );
      for (const organisation of organisations) {
        await admin.query(
          `update person_state set related = related || $2::text, related_until = related_until || 'infinity'::timestamptz
           where person = $1 and $2 <> all(related)`,
          [person, organisation],
        );
      }
    },
    prefer: async (person, organisation, preference) => {
      for (const [direction, decision] of Object.entries(preference)) {
        const set = (['yes', 'no'] as const).map((word) => {
          const list = `${direction}_${word}`;
          const added = word === decision ? ` || array[$2::text]` : '';
          return `${list} = array_remove(${list}, $2::text)${added}`;
        });
        await admin.query(`update person_state set ${set.join(', ')} where person = $1`, [
          person,
          organisation,
        ]);
      }
    },
    allow: async (person, ...organisations) => {
      await admin.query(
        'update person_state set share_in_allowed = share_in_allowed || $2::text[] where person = $1',
        [person, organisations],
      );
    },
  };
}

async function closeAll(record: OpenRecord, admin: pg.Client, database: TestDatabase): Promise<void> {
  await record.close();
  await admin.end();
  await database.close();
}
