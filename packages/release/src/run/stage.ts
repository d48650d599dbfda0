import type { Problem, Result } from '@causeway/domain';
import type { Engine } from '@causeway/engine';

/** The stages of a data run, in their order. */
export const stageNames = ['admit', 'link', 'opt-out', 'pseudonymise', 'tables', 'report'] as const;

/** One of {@link stageNames}. */
export type StageName = (typeof stageNames)[number];

/** What a stage did, in counts: kept in `run.json`. Never holds a value of a person. */
export interface StageReport {
  /** Rows that came in, by what they are. */
  readonly rowsIn: Readonly<Record<string, number>>;
  /** Rows that went on, by what they are. */
  readonly rowsOut: Readonly<Record<string, number>>;
  /** Rows set aside because they could not be understood, by reason code. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Rows and people left out by a rule or an objection, by which one. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Whatever else the report page tells of this stage. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a stage is given to work with. */
export interface StageWork {
  /** A fresh DuckDB (or Spark) for this stage alone. */
  readonly engine: Engine;
  /** The folder this stage writes its files into; it becomes visible to later stages only when the stage is done. */
  readonly folder: string;
  /** The finished folder of an earlier stage. */
  readonly folderOf: (stage: StageName) => string;
  /** The report of an earlier stage. */
  readonly reportOf: (stage: StageName) => StageReport;
  /** Says how far the stage is. */
  readonly onProgress: (what: string, done?: number, total?: number) => void;
}

/** One stage: it reads files of earlier stages and writes files of its own, so that a run can stop after any of them. */
export interface Stage {
  readonly name: StageName;
  readonly run: (work: StageWork) => Promise<Result<StageReport, Problem>>;
}

/** A report with nothing in it, to be spread under what a stage did count. */
export const emptyReport: StageReport = { rowsIn: {}, rowsOut: {}, rejected: {}, excluded: {}, details: {} };

/** One of the counts of a report; 0 where there is none of that name. */
export function countNamed(counts: Readonly<Record<string, number>>, name: string): number {
  return counts[name] ?? 0;
}
