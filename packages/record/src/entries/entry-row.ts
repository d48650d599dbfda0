import type { Instant } from '@causeway/domain';
import { odsCodeSystem } from '@causeway/domain';
import type { Resource, SearchIndex } from '@causeway/fhir';
import { canonicalText, searchIndexOf } from '@causeway/fhir';
import type { HistoryVersion } from '../shared-record.js';
import type { EntryLabels } from './entry-labels.js';
import { entryLabels } from './entry-labels.js';

/** What stands about a version besides its resource. */
export interface EntryStamp {
  readonly person: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** ODS code of who wrote the first version. */
  readonly recorder: string;
  readonly lastUpdated: Instant;
  readonly method: HistoryVersion['method'];
}

/** A row of the table `entry`. */
export interface EntryRow extends EntryStamp, EntryLabels {
  readonly deleted: boolean;
  readonly index: SearchIndex;
  readonly content: string;
}

/** What `meta.source` says of an entry that `organisation` recorded. */
export function sourceOf(organisation: string): string {
  return `${odsCodeSystem}#${organisation}`;
}

/** The row that keeps `resource`: its canonical text, its labels and what it can be found by. */
export function entryRowOf(resource: Resource, stamp: EntryStamp): EntryRow {
  const { id, version, lastUpdated, recorder } = stamp;
  const server = { id, versionId: String(version), lastUpdated, source: sourceOf(recorder) };
  return {
    ...stamp,
    ...entryLabels(resource),
    deleted: false,
    index: searchIndexOf(resource),
    content: canonicalText(resource, server),
  };
}

/** The index of what can no longer be found. */
export const emptyIndex: SearchIndex = {
  tokens: [],
  strings: [],
  dates: [],
  quantities: [],
  references: [],
  effective: undefined,
};
