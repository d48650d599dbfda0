import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import type { BundleOperation, PatchOperation, Resource, ResourceType, SearchRequest } from '@causeway/fhir';
import type { RecordChoices } from './record-choices.js';

/** Where a resource stands. An id that does not exist and one the asker may not see are answered alike. */
export interface ResourceKey {
  readonly type: ResourceType;
  readonly id: string;
}

/** One version of a resource, as kept: canonical JSON text, `id` and `meta` within it. */
export interface StoredVersion extends ResourceKey {
  readonly version: number;
  /** ISO instant in UTC, milliseconds. */
  readonly lastUpdated: string;
  /** The JSON text to pass through. Empty where this version is a deletion. */
  readonly content: string;
  readonly deleted: boolean;
}

/** One version in a history: how it came about. */
export interface HistoryVersion extends StoredVersion {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
}

/** One resource in a page of results, and why it is there. */
export interface FoundResource extends StoredVersion {
  readonly mode: 'match' | 'include';
}

/** A page of a search, or of `$everything`. */
export interface SearchPage {
  readonly resources: readonly FoundResource[];
  /** How many match in all that the asker may see; undefined where it was not asked for. */
  readonly total: number | undefined;
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined;
  /** Whether the choices in force might keep something back: said from the state of the choices, never from what there is. */
  readonly withheld: boolean;
}

/** A page of a history, newest first. */
export interface HistoryPage {
  readonly versions: readonly HistoryVersion[];
  readonly total: number;
  readonly next: string | undefined;
}

/** What came of a write. */
export interface Written extends StoredVersion {
  readonly created: boolean;
}

/** How a history is narrowed: ISO instants, and how many a page has. */
export interface HistoryQuestion {
  readonly since?: string;
  readonly at?: string;
  readonly count: number;
  readonly cursor?: string;
}

/** What came of one entry of a transaction. */
export type BundleOutcome =
  | { readonly kind: 'written'; readonly written: Written }
  | { readonly kind: 'read'; readonly found: StoredVersion }
  | { readonly kind: 'searched'; readonly page: SearchPage };

/**
 * The shared record, seen through its one gate. Every method decides, reads and writes in the database what the asker may, commits the
 * row of the access log, and only then answers; there is no other way to what is kept.
 *
 * Errors come as problems: CW-RECORD-… (not found and not allowed to know are one and the same).
 */
export interface SharedRecord extends RecordChoices {
  read(asker: Asker, key: ResourceKey): Promise<Result<StoredVersion, Problem>>;
  readVersion(asker: Asker, key: ResourceKey, version: number): Promise<Result<StoredVersion, Problem>>;
  /** The history of one resource, or, with no id, of a type. */
  history(
    asker: Asker,
    of: { readonly type: ResourceType; readonly id?: string },
    question: HistoryQuestion,
  ): Promise<Result<HistoryPage, Problem>>;
  search(asker: Asker, request: SearchRequest): Promise<Result<SearchPage, Problem>>;
  everything(
    asker: Asker,
    person: string,
    question: {
      readonly types?: readonly ResourceType[];
      readonly since?: string;
      readonly count: number;
      readonly cursor?: string;
    },
  ): Promise<Result<SearchPage, Problem>>;
  create(
    asker: Asker,
    resource: Resource,
    options?: { readonly ifNoneExist?: SearchRequest },
  ): Promise<Result<Written, Problem>>;
  update(
    asker: Asker,
    resource: Resource,
    options: { readonly key: ResourceKey; readonly ifMatch?: number },
  ): Promise<Result<Written, Problem>>;
  updateWhere(asker: Asker, resource: Resource, where: SearchRequest): Promise<Result<Written, Problem>>;
  patch(
    asker: Asker,
    patch: readonly PatchOperation[],
    options: { readonly key: ResourceKey; readonly ifMatch?: number },
  ): Promise<Result<Written, Problem>>;
  /** Only its recorder may; what was there stays in the history. */
  remove(
    asker: Asker,
    key: ResourceKey,
    options?: { readonly ifMatch?: number },
  ): Promise<Result<StoredVersion, Problem>>;
  /** All of it or none of it, in the order FHIR prescribes; the outcomes stand in the order of the operations. */
  transaction(
    asker: Asker,
    operations: readonly BundleOperation[],
  ): Promise<Result<readonly BundleOutcome[], Problem>>;
  /**
   * Bulk data: every resource of the types about people of the asker's organisation that the asker's purpose may have, one JSON text
   * each, ordered by type and person. Objections are obeyed: direct care by the gate, anything else by section 3.
   */
  exportAll(
    asker: Asker,
    question: { readonly types: readonly ResourceType[]; readonly since?: string },
  ): AsyncIterable<Result<StoredVersion, Problem>>;
}
