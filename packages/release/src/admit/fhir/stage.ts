import type { BrokenRows, FhirTable } from './broken-rows.js';
import type { UnusableReason } from './entry.js';
import type { FhirTally } from './fhir-tally.js';
import type { OrganisationDirectory } from './organisation-directory.js';
import { organisationReference } from './organisation-reference.js';
import { baseOf, type ReferenceTarget, referenceKey } from './reference-key.js';
import { type FoundResource, resourceKeys } from './resource-keys.js';
import { packedRow, type StagedTable } from './staged-tables.js';
import type { TableFeed } from './table-feed.js';

/** Where what is read goes. */
export interface StageParts {
  /** Takes rows of `packedTable`. */
  readonly feed: TableFeed;
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

  /** Adds a row to a table: its values by column, '' where there is none. */
  push(
    { fileNumber, line }: PlacedResource,
    table: StagedTable,
    values: Readonly<Record<string, string>>,
  ): void {
    this.#rows += 1;
    this.parts.feed.push([this.#rows, fileNumber, line, table, packedRow(table, values)]);
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

  /** Adds the keys by which references may name the resource; answers with its own. */
  addKeys(placed: PlacedResource): string {
    const { self, keys } = resourceKeys(placed, this.parts.isOfMany);
    for (const reference of keys) this.push(placed, 'keys', { type: placed.type, reference, self });
    return self;
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
    await this.parts.feed.drained();
  }
}
