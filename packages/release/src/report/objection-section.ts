import type { AdmissionSummary } from '../admit/admission-summary.js';
import { formatCount } from '../chart/format-number.js';
import { countNamed, type StageReport } from '../run/stage.js';
import type { ReportBlock, ReportSection } from './report-view.js';

const alarmMark = 'see above';

function ledgerTable({ ledger }: AdmissionSummary): ReportBlock {
  return {
    kind: 'table',
    caption: 'Objection ledger: Type 1, by practice',
    headings: ['Practice', 'People on the list', 'Recorded', 'Sent', 'Applied', 'Alarm'],
    rows: ledger.map(({ ods, listSize, recorded, sent, applied, alarms }) => [
      ods,
      ...[listSize, recorded, sent, applied].map(formatCount),
      alarms.length === 0 ? '' : alarmMark,
    ]),
    note: 'Recorded: people with an active objection on the practice’s own list. Sent: those found in its extract, or kept back by it. Applied: those measured to be absent from what went on to linkage. The three must be equal.',
  };
}

function nationalWords({ cleanedList }: AdmissionSummary, optOut: StageReport): string {
  if (!cleanedList.isThere)
    return 'There is no cleaned list of the national data opt-out, so nobody was checked and nobody may be used.';
  const dated = /^\d/.test(cleanedList.receivedOn)
    ? `of ${cleanedList.receivedOn}`
    : `(date ${cleanedList.receivedOn})`;
  const list = `The cleaned list ${dated} holds ${formatCount(cleanedList.numbersRead)} NHS numbers that may be used (${cleanedList.freshness}).`;
  return `${list} Of ${formatCount(countNamed(optOut.rowsIn, 'people'))} people, ${formatCount(countNamed(optOut.rowsOut, 'people'))} may be used.`;
}

function excludedTable(optOut: StageReport, linked: StageReport): ReportBlock {
  const people = Object.entries(optOut.excluded).map(([why, count]) => [why, formatCount(count), 'people']);
  const entries = Object.entries(linked.excluded).map(([why, count]) => [why, formatCount(count), 'entries']);
  return {
    kind: 'table',
    caption: 'Left out after linkage',
    headings: ['Why', 'How many', 'Of'],
    rows: [...people, ...entries],
  };
}

/** Whether every objection that was recorded was also sent and applied, and who was left out for which. */
export function objectionSection(
  admission: AdmissionSummary,
  optOut: StageReport,
  linked: StageReport,
): ReportSection {
  return {
    id: 'objections',
    title: 'Objections',
    blocks: [
      ledgerTable(admission),
      { kind: 'words', text: nationalWords(admission, optOut) },
      excludedTable(optOut, linked),
      {
        kind: 'words',
        text: `${formatCount(admission.canaries)} canary persons with an objection were carried; none of them is in what was published.`,
      },
    ],
  };
}
