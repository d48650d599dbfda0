import { randomBytes } from 'node:crypto';
import type { Asker, PersonChoice, PersonEvent, RegionChoice, Role } from '@causeway/choices';
import { activitiesOf } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import pg from 'pg';
import { appendChoices, appendRegionChoices } from '../choices/append-choices.js';
import type { Messenger } from '../choices/choice-parts.js';
import { noMessenger } from '../choices/choice-parts.js';
import type { ChoiceRecord } from '../choices/choice-record.js';
import { choiceRecord } from '../choices/choice-record.js';
import { newRecordId } from '../entries/record-id.js';
import type { Store } from '../postgres/store.js';
import { openStore } from '../postgres/store.js';
import { testClock } from './test-clock.js';
import type { TestDatabaseOptions } from './test-database.js';
import { openTestDatabase } from './test-database.js';
import { testSigner } from './test-signer.js';

/** The choices of a record on a database of its own, and a superuser's hand in that. For tests only. */
export interface ChoiceDatabase {
  readonly choices: ChoiceRecord;
  readonly store: Store;
  readonly admin: pg.Client;
  readonly databaseUrl: string;
  readonly clock: ReturnType<typeof testClock>;
  newId(): string;
  /** Rows as a superuser sees them. */
  query(text: string, ...values: readonly unknown[]): Promise<pg.QueryResult['rows']>;
  /** Makes up a person registered with the practice A81001 and on the caseload of RXX. Gives the person. */
  newPerson(): Promise<string>;
  /** Has a practice record what was said about a person, in this order; without a person, one is made up. Gives the person. */
  say(choices: readonly PersonChoice[], person?: string): Promise<string>;
  /** Has what was said about organisations recorded. */
  rule(choices: readonly RegionChoice[]): Promise<void>;
  close(): Promise<void>;
}

const by = { user: 'user-of-loader', role: 'system', organisation: 'A81001' as OdsCode } as const;

/** Opens a new one. */
export async function openChoiceDatabase({
  server,
  messenger = noMessenger,
}: Pick<TestDatabaseOptions, 'server'> & { readonly messenger?: Messenger }): Promise<ChoiceDatabase> {
  const database = await openTestDatabase({ server });
  const clock = testClock();
  const opened = await openStore({
    databaseUrl: database.databaseUrl,
    clock,
    randomBytes,
    signer: testSigner(),
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  const store = opened.value;
  const admin = new pg.Client(database.databaseUrl);
  await admin.connect();
  const newId = () => newRecordId(randomBytes);
  const head = () =>
    ({ id: newId(), at: clock(), by, source: 'organisation-policy', method: 'online' }) as const;
  const scope = () => ({ organisation: 'A81001', person: '', user: by.user, now: clock() });
  const say: ChoiceDatabase['say'] = async (choices, person = newId()) => {
    const events = choices.map((choice) => ({ person, event: { ...head(), ...choice } as PersonEvent }));
    await store.writer.submit({
      run: async (tx) => ({ result: await appendChoices(tx, scope(), events), rows: [] }),
    });
    return person;
  };
  return {
    choices: choiceRecord({ store, messenger }),
    store,
    admin,
    databaseUrl: database.databaseUrl,
    clock,
    newId,
    query: async (text, ...values) => (await admin.query(text, [...values])).rows,
    newPerson: () =>
      say([
        { kind: 'relationship-opened', organisation: by.organisation, basis: 'registration' },
        { kind: 'relationship-opened', organisation: 'RXX' as OdsCode, basis: 'caseload' },
      ]),
    say,
    rule: async (choices) => {
      const events = choices.map((choice) => ({ ...head(), ...choice }));
      await store.writer.submit({
        run: async (tx) => ({ result: await appendRegionChoices(tx, scope(), events), rows: [] }),
      });
    },
    close: async () => {
      await store.close();
      await admin.end();
      await database.close();
    },
  };
}

/** Someone in `role` at `organisation`, with all that the role may do, who has just signed in. For tests only. */
export function staffOf(organisation: string, role: Role, changes: Partial<Asker> = {}): Asker {
  return {
    user: `${role}-of-${organisation}`,
    role,
    organisation: organisation as OdsCode,
    activities: activitiesOf(role),
    purpose: 'direct-care',
    person: undefined,
    session: `session-of-${organisation}`,
    freshlyAuthenticated: true,
    ...changes,
  };
}

/** The person online, or with the role `proxy` someone who acts for them. For tests only. */
export function onlineAs(
  person: string,
  role: 'patient' | 'proxy' = 'patient',
  changes: Partial<Asker> = {},
): Asker {
  return {
    user: `${role}-${person}`,
    role,
    organisation: undefined,
    activities: activitiesOf(role),
    purpose: 'patient-access',
    person,
    session: `session-${person}`,
    freshlyAuthenticated: false,
    ...changes,
  };
}

/** The code of the problem, or undefined where there is none. For tests only. */
export function codeOf(result: {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}): string | undefined {
  return result.error?.code;
}
