import type { Value } from '@causeway/engine';
import type { BrokenRows, FhirTable } from './broken-rows.js';
import type { UnusableReason } from './entry.js';
import type { FhirTally } from './fhir-tally.js';
import type { OrganisationDirectory } from './organisation-directory.js';
import { organisationReference } from './organisation-reference.js';
import { baseOf, type ReferenceTarget, referenceKey } from './reference-key.js';
import type { FoundResource } from './resource-keys.js';
import type { StagedTables } from './staged-tables.js';
import type { TableFeed } from './table-feed.js';

/** Where what is read goes. */
export interface StageParts {
  readonly feeds: Readonly<Record<keyof StagedTables, TableFeed>>;
  readonly directory: OrganisationDirectory;
  readonly tally: FhirTally;
  readonly broken: BrokenRows;
  /** Whether the files are of many organisations, and so perhaps of many servers; else of one. */
  readonly isOfMany: boolean;
}

/** A resource with the place where it was found. */
export interface PlacedResource extends FoundResource {
  /** Counts the files from 0. */
  readonly fileNumber: number;
  readonly line: number;
}

/** What the readers of resources write to, one row at a time. */
export class Stage {
  readonly parts: StageParts;
  #rows = 0;

  constructor(parts: StageParts) {
    this.parts = parts;
  }

  /** The beginning of a row: its own number, and its place. */
  place({ fileNumber, line }: PlacedResource): readonly Value[] {
    this.#rows += 1;
    return [this.#rows, fileNumber, line];
  }

  /** Keeps the place of what cannot be used. */
  setAside({ fileNumber, line }: PlacedResource, table: FhirTable, reason: UnusableReason): void {
    this.parts.broken.add({ table, fileNumber, line, reason });
  }

  /** The server on which the resource's relative references are meant: see `ReferenceTarget`. */
  base({ fullUrl }: FoundResource): ReferenceTarget['base'] {
    return this.parts.isOfMany ? baseOf(fullUrl) : undefined;
  }

  /** The key of a Reference of the resource to one of that type, '' for none. */
  key(reference: unknown, type: string, from: FoundResource): string {
    return referenceKey(reference, { type, base: this.base(from) });
  }

  /** Says that references of these keys lead to the resource whose own key is `self`. */
  addKeys(type: string, self: string, keys: readonly string[]): void {
    for (const reference of keys) this.parts.feeds.keys.push([type, reference, self]);
  }

  /** The key of the best of the resource's references to an organisation, which the directory then knows of; '' for none. */
  organisationKey(references: readonly unknown[], from: FoundResource, holdsOrganisations: boolean): string {
    const origin = { resource: from.resource, base: this.base(from), holdsOrganisations };
    const found = organisationReference(references, origin);
    if (found?.isCertain === true) this.parts.directory.refer(found.reference, found.key);
    return found?.key ?? '';
  }

  /** Waits until what was staged is on its way into the engine. */
  async drained(): Promise<void> {
    await Promise.all(Object.values(this.parts.feeds).map((feed) => feed.drained()));
  }
}
