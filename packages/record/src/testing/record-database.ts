import { randomBytes, randomUUID } from 'node:crypto';
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
    },
    prefer: async (person, organisation, preference) => {
      for (const [direction, decision] of Object.entries(preference)) {
        await admin.query(
          'delete from sharing_preference where person = $1 and organisation = $2 and direction = $3',
          [person, organisation, direction],
        );
        if (decision === 'not-asked') continue;
        await admin.query('insert into sharing_preference values ($1, $2, $3, $4, now(), $5)', [
          person,
          organisation,
          direction,
          decision,
          randomUUID(),
        ]);
      }
    },
    allow: async (person, ...organisations) => {
      await admin.query(
        `insert into share_in_rule select $1, o, 'allowed' from unnest($2::text[]) o on conflict do nothing`,
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
