import type { RegionEvent } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import type { Tx } from '../audit/log-writer.js';
import { appendChoices, appendRegionChoices } from '../choices/append-choices.js';
import type { EventOfPerson } from '../choices/choice-events.js';
import type { EntryRow } from '../entries/entry-row.js';
import { nobody } from '../gate/gate-facts.js';
import type { Scope } from '../postgres/statement.js';
import type { Store } from '../postgres/store.js';
import type { LoadIdentity } from './load-identity.js';
import { type LoadItem, loadRow, type NotLoaded } from './load-row.js';
import { insertDemographics, insertRows } from './load-statements.js';
import { type KnownRelationships, openedRelationships } from './open-relationships.js';

/** What came of loading so far. */
export interface LoadCounts {
  /** Kept now, by type. */
  readonly loaded: ReadonlyMap<string, number>;
  /** Found to be there already, from an earlier load of the same source. */
  readonly alreadyThere: number;
  /** Not kept, by reason. */
  readonly leftOut: ReadonlyMap<NotLoaded, number>;
}

/** What a load is made of. */
export interface BulkLoadParts {
  readonly store: Store;
  readonly identity: LoadIdentity;
  /** Who loads, for the access log: the user and sign-in of a system. */
  readonly user: string;
  readonly session: string;
  /** Whether people can be registered with the organisation. */
  readonly isPractice: (organisation: OdsCode) => boolean;
}

interface InsertedRow {
  readonly id: string;
}

/** Those events that are not kept yet, by their ids. */
async function unsaid(
  tx: Tx,
  scope: Scope,
  events: readonly EventOfPerson[],
): Promise<readonly EventOfPerson[]> {
  const rows = await tx.query<InsertedRow>(scope, {
    name: 'load_known_choices',
    text: 'select id from choice_event where person = any($1::uuid[]) and id = any($2::uuid[])',
    values: [[...new Set(events.map(({ person }) => person))], events.map(({ event }) => event.id)],
  });
  const known = new Set(rows.map(({ id }) => id));
  return events.filter(({ event }) => !known.has(event.id));
}

/** How many rows go into one transaction. More gain nothing, and hold up the writer's other works. */
const rowsOfBatch = 1000;
const demographicTypes = new Set(['Patient', 'Practitioner', 'Organization']);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Takes resources of another system into the record: each under an id that is the same at every load, so that a load which was broken off
 * is begun again and what is there is recognised. Whatever a batch brings is kept together with its rows of the access log.
 */
export class BulkLoad {
  readonly #parts: BulkLoadParts;
  readonly #loaded = new Map<string, number>();
  readonly #leftOut = new Map<NotLoaded, number>();
  readonly #known: KnownRelationships = new Set();
  #alreadyThere = 0;
  #waiting: EntryRow[] = [];
  #committing: Promise<void> = Promise.resolve();

  constructor(parts: BulkLoadParts) {
    this.#parts = parts;
  }

  /** What came of it so far; all of it after `finish`. */
  get counts(): LoadCounts {
    return { loaded: this.#loaded, alreadyThere: this.#alreadyThere, leftOut: this.#leftOut };
  }

  /** Takes in one resource. Wait for it: it is done at once, or when the batch before is on disk. */
  async take(item: LoadItem): Promise<void> {
    const { store, identity } = this.#parts;
    const row = loadRow(item, { identity, now: store.clock() });
    if (typeof row === 'string') this.#leftOut.set(row, (this.#leftOut.get(row) ?? 0) + 1);
    else this.#waiting.push(row);
    if (this.#waiting.length >= rowsOfBatch) await this.#flush();
  }

  /** Keeps what still waits. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#committing;
  }

  /** Keeps what was said by the people of the source; of one that was kept before, nothing changes. A row of the log for each person. */
  async choices(events: readonly EventOfPerson[]): Promise<void> {
    await this.finish();
    const { store, user, session } = this.#parts;
    for (let from = 0; from < events.length; from += rowsOfBatch) {
      const some = events.slice(from, from + rowsOfBatch);
      await store.writer.submit({
        run: async (tx) => {
          const [first] = some;
          const organisation = first?.event.by.organisation ?? '';
          const fresh = await unsaid(tx, this.#scope(organisation || user), some);
          await appendChoices(tx, this.#scope(organisation || user), fresh);
          const rows = fresh.map(({ person, event }) => ({
            person,
            ...(event.by.organisation === undefined ? {} : { organisation: event.by.organisation }),
            user,
            role: 'system',
            session,
            purpose: 'direct-care',
            action: 'choice' as const,
            basis: 'import',
            entries: [],
            kinds: [],
            outcome: 'permit' as const,
          }));
          return { result: undefined, rows };
        },
      });
    }
  }

  /** Keeps what is so about organisations and the region. */
  async region(events: readonly RegionEvent[]): Promise<void> {
    const { store, user } = this.#parts;
    await store.writer.submit({
      run: async (tx) => {
        await appendRegionChoices(tx, this.#scope(user), events);
        return { result: undefined, rows: [] };
      },
    });
  }

  /** While the database takes one batch in, the next is prepared. */
  async #flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    await this.#committing;
    this.#committing = this.#commit(rows);
    // Who waits for the next batch is told of a failure; until then it has been seen.
    this.#committing.catch(() => {});
  }

  async #commit(rows: readonly EntryRow[]): Promise<void> {
    if (rows.length === 0) return;
    const inserted = await this.#parts.store.writer.submit({
      run: async (tx) => {
        const kept: EntryRow[] = [];
        const facts: AccessFacts[] = [];
        for (const [recorder, own] of grouped(rows, (row) => row.recorder)) {
          const batch = await this.#insert(tx, recorder as OdsCode, own);
          kept.push(...batch);
          facts.push(...this.#facts(recorder as OdsCode, batch));
        }
        await this.#openRelationships(tx, kept);
        return { result: kept, rows: facts };
      },
    });
    this.#alreadyThere += rows.length - inserted.length;
    for (const { type } of inserted) this.#loaded.set(type, (this.#loaded.get(type) ?? 0) + 1);
  }

  async #insert(tx: Tx, recorder: OdsCode, rows: readonly EntryRow[]): Promise<readonly EntryRow[]> {
    const scope = this.#scope(recorder);
    const kept = await tx.query<InsertedRow>(scope, insertRows(rows));
    const ids = new Set(kept.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => ids.has(id));
    const named = fresh.filter(({ type }) => demographicTypes.has(type));
    if (named.length > 0) await tx.query(scope, insertDemographics(named));
    return fresh;
  }

  async #openRelationships(tx: Tx, fresh: readonly EntryRow[]): Promise<void> {
    const { store, isPractice, user } = this.#parts;
    const [first] = fresh;
    if (first === undefined) return;
    const events = openedRelationships(fresh, this.#known, {
      by: { user, role: 'system' },
      now: store.clock(),
      randomBytes: store.randomBytes,
      isPractice,
    });
    await appendChoices(tx, this.#scope(first.recorder), events);
  }

  #scope(organisation: string): Scope {
    const { store, user } = this.#parts;
    return { organisation, person: '', user, now: store.clock() };
  }

  /** A row of the log for each person, and one for what is about nobody. */
  #facts(organisation: OdsCode, kept: readonly EntryRow[]): readonly AccessFacts[] {
    const { user, session } = this.#parts;
    return [...grouped(kept, ({ person }) => person)].map(([person, rows]) => ({
      ...(person === nobody ? {} : { person }),
      organisation,
      user,
      role: 'system',
      session,
      purpose: 'direct-care',
      action: 'create',
      basis: 'own',
      entries: rows.map(({ id }) => id),
      kinds: [...new Set(rows.map(({ type }) => type))].sort(),
      outcome: 'permit',
      more: { load: true },
    }));
  }
}
