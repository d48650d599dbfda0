import { type DirectIdentifierKind, directIdentifierKinds } from './direct-identifiers.js';
import type { FhirSummary, ResourceCounts } from './fhir-summary.js';

/** What may become of a resource. */
export type ResourceFate = 'selected' | 'leftOut' | 'setAside' | 'ignored';

/** Counts what FHIR files hold while they are read. */
export class FhirTally {
  deathsWithoutDate = 0;
  partialBirthDates = 0;
  partialEventDates = 0;
  readonly #fates = new Map<string, Map<ResourceFate, number>>();
  readonly #statuses = new Map<string, number>();
  readonly #held = new Map<DirectIdentifierKind, number>();

  /** Counts a resource. */
  count(type: string, fate: ResourceFate): void {
    const fates = this.#fates.get(type) ?? new Map<ResourceFate, number>();
    this.#fates.set(type, fates);
    addOne(fates, fate);
  }

  /** Counts a resource that its status leaves out. The status is one of those we know, and so no text of the source. */
  countLeftOut(type: string, status: string): void {
    this.count(type, 'leftOut');
    addOne(this.#statuses, `${type} ${status}`);
  }

  /** Counts a Patient that holds these. */
  countHeld(kinds: Iterable<DirectIdentifierKind>): void {
    for (const kind of kinds) addOne(this.#held, kind);
  }

  /** How many resources of that type were found. */
  found(type: string): number {
    return sum(this.#fates.get(type)?.values() ?? []);
  }

  /** What has been counted. */
  summary(): FhirSummary {
    const { deathsWithoutDate, partialBirthDates, partialEventDates } = this;
    return {
      resources: [...this.#fates].sort(byKey).map(countsOf),
      leftOut: Object.fromEntries([...this.#statuses].sort(byKey)),
      heldDirectIdentifiers: Object.fromEntries(
        directIdentifierKinds.flatMap((kind) => {
          const count = this.#held.get(kind);
          return count === undefined ? [] : [[kind, count]];
        }),
      ),
      deathsWithoutDate,
      partialBirthDates,
      partialEventDates,
    };
  }
}

function countsOf([type, fates]: readonly [string, ReadonlyMap<ResourceFate, number>]): ResourceCounts {
  const of = (fate: ResourceFate) => fates.get(fate) ?? 0;
  return {
    type,
    found: sum(fates.values()),
    selected: of('selected'),
    leftOut: of('leftOut'),
    setAside: of('setAside'),
    ignored: of('ignored'),
  };
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
