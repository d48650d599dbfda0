import type { Instant, Problem } from '@causeway/domain';
import type { ResourceType } from '@causeway/fhir';

/** One file of an export: one resource a line, all of one type. */
export interface ExportFile {
  readonly type: ResourceType;
  readonly count: number;
}

/** What was asked for, and by whom: only they are told of it. */
export interface ExportJob {
  readonly id: string;
  readonly owner: string;
  /** The address of the request, for the manifest. */
  readonly request: string;
  readonly at: Instant;
  readonly until: Instant;
}

/** How far an export is. */
export type ExportState =
  | { readonly step: 'at-work'; readonly job: ExportJob; readonly written: number }
  | { readonly step: 'done'; readonly job: ExportJob; readonly files: readonly ExportFile[] }
  | { readonly step: 'failed'; readonly job: ExportJob; readonly problem: Problem };
