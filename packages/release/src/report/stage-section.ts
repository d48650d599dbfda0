import type { AdmissionSummary } from '../admit/admission-summary.js';
import { formatCount } from '../chart/format-number.js';
import { runFunnel } from '../chart/run-funnel.js';
import type { LeftOut, RunStage } from '../chart/run-funnel-spec.js';
import { countNamed, type StageReport } from '../run/stage.js';
import type { ReportBlock, ReportSection, ReportTable } from './report-view.js';

/** The reports that the first section is drawn from. */
export interface StageReports {
  readonly admit: StageReport;
  readonly link: StageReport;
  readonly optOut: StageReport;
  readonly linked: StageReport;
}

function shown(value: number) {
  return { kind: 'value', value } as const;
}

function leftOut(counts: Readonly<Record<string, number>>): readonly LeftOut[] {
  return Object.entries(counts).map(([label, count]) => ({ label, count: shown(count) }));
}

function runStages({ link, optOut, linked }: StageReports, { rows }: AdmissionSummary): readonly RunStage[] {
  const entries = linked.excluded;
  return [
    {
      label: 'Rows of persons admitted',
      unit: 'rows',
      kept: shown(rows.persons.admitted),
      leftOut: leftOut({ 'not understood': rows.persons.rejected }),
    },
    {
      label: 'Rows that went on to linkage',
      unit: 'rows',
      kept: shown(rows.persons.out),
      leftOut: leftOut({ 'Type 1 objection': rows.persons.leftOut }),
    },
    {
      label: 'People found by linkage',
      unit: 'people',
      kept: shown(countNamed(link.rowsOut, 'persons')),
      leftOut: [],
    },
    {
      label: 'People who may be used',
      unit: 'people',
      kept: shown(countNamed(optOut.rowsOut, 'people')),
      leftOut: leftOut(optOut.excluded),
    },
    {
      label: 'Entries admitted',
      unit: 'entries',
      kept: shown(rows.events.out),
      leftOut: leftOut({ 'not understood': rows.events.rejected, 'Type 1 objection': rows.events.leftOut }),
    },
    {
      label: 'Entries in the linked dataset',
      unit: 'entries',
      kept: shown(countNamed(linked.rowsOut, 'events')),
      leftOut: leftOut(entries),
    },
  ];
}

function rejectedTable({ files }: AdmissionSummary): ReportTable | undefined {
  const byReason = new Map<string, number>();
  for (const { rejected } of files) {
    for (const [reason, count] of Object.entries(rejected))
      byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  }
  if (byReason.size === 0) return undefined;
  return {
    kind: 'table',
    caption: 'Rows that could not be understood, by reason',
    headings: ['Reason', 'Rows'],
    rows: [...byReason]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, count]) => [reason, formatCount(count)]),
    note: 'Each is in rejected.parquet with its file and line.',
  };
}

function filesTable({ files }: AdmissionSummary): ReportTable {
  return {
    kind: 'table',
    caption: 'Files',
    headings: ['File', 'Rows', 'Admitted', 'Set aside'],
    rows: files.map(({ file, rowsIn, admitted }) => [
      file,
      formatCount(rowsIn),
      formatCount(admitted),
      formatCount(rowsIn - admitted),
    ]),
  };
}

/** How many rows, people and entries went from stage to stage, and what was left out at each. */
export function stageSection(reports: StageReports, admission: AdmissionSummary): ReportSection {
  const rejected = rejectedTable(admission);
  const blocks: readonly ReportBlock[] = [
    {
      kind: 'chart',
      svg: runFunnel({
        id: 'run-funnel',
        title: 'From what came in to what may be used',
        description:
          'How many rows, people and entries each stage of the run passed on, and how many it left out, by reason.',
        stages: runStages(reports, admission),
      }),
    },
    ...(rejected === undefined ? [] : [rejected]),
    ...admission.warnings.map((text) => ({ kind: 'words', text }) as const),
    { kind: 'folded', title: `All ${admission.files.length} files`, tables: [filesTable(admission)] },
  ];
  return { id: 'stages', title: 'What came in, and what was left out', blocks };
}
