import { join } from 'node:path';
import type { MethodAccuracy } from '@causeway/linkage';
import type { RunRecord } from '@causeway/release';

const count = (value: number | undefined): string => (value ?? 0).toLocaleString('en-GB');

function stage(record: RunRecord, name: string) {
  const found = record.stages.find((one) => one.name === name);
  return {
    rowsIn: found?.rowsIn ?? {},
    rowsOut: found?.rowsOut ?? {},
    rejected: found?.rejected ?? {},
    excluded: found?.excluded ?? {},
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}

/** Counts by name, the name first: `national opt-out: opted-out 72, …`; nothing for none. */
function named(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, value]) => `${name} ${count(value)}`)
    .join(', ');
}

function lines(record: RunRecord): readonly (readonly [what: string, figures: string])[] {
  const admit = stage(record, 'admit');
  const link = stage(record, 'link');
  const optOut = stage(record, 'opt-out');
  const linked = stage(record, 'pseudonymise');
  return [
    [
      'Rows in',
      `${count(admit.rowsIn.persons)} of persons, ${count(admit.rowsIn.events)} of events; ${count(sum(admit.rejected))} not understood`,
    ],
    ['Type 1 objections', `${count(admit.excluded['Type 1: people'])} people’s GP records left out`],
    [
      'Linked without names',
      `${count(link.rowsIn.records)} records are of ${count(link.rowsOut.persons)} people`,
    ],
    [
      'May be used',
      `${count(optOut.rowsOut.people)} people${sum(optOut.excluded) === 0 ? '' : `; out: ${named(optOut.excluded)}`}`,
    ],
    [
      'Linked dataset',
      `${count(linked.rowsOut.people)} people, ${count(linked.rowsOut.events)} entries${sum(linked.excluded) === 0 ? '' : `; entries out: ${named(linked.excluded)}`}`,
    ],
    [
      'Released tables',
      `${Object.keys(stage(record, 'tables').rowsOut).length}, under the policy ${record.policy}`,
    ],
  ];
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, text]) => `  ${what.padEnd(width)}  ${text}\n`).join('');
}

/** How the linkage stands to the truth, beside the rule sets; nothing where no truth was given. */
function accuracyLines(record: RunRecord): readonly (readonly [what: string, figures: string])[] {
  const link = record.stages.find(({ name }) => name === 'link');
  const accuracy = (link?.details.accuracy ?? []) as readonly MethodAccuracy[];
  const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
  return accuracy.map(({ title, missed, false: wrong }) => [
    title,
    `${percent(missed)} of true pairs missed, ${percent(wrong)} of links false`,
  ]);
}

function section(title: string, text: string): readonly string[] {
  return text === '' ? [] : [`${title}\n${text}`];
}

/** What a run came to, as people read it: the figures, what needs attention, and where everything is. */
export function dataRunText(record: RunRecord, out: string): string {
  const accuracy = accuracyLines(record);
  const alarms = record.alarms.map((alarm) => `  ! ${alarm}\n`).join('');
  const places: readonly (readonly [string, string])[] = [
    ['Report to read first', join(out, 'report.html')],
    ['Released tables', join(out, 'tables')],
    ['Linked dataset', join(out, 'linked')],
    ['Every figure', join(out, 'run.json')],
  ];
  const { region, release, seconds } = record;
  return [
    `${region.name}, as at ${region.referenceDate}; release ${release}\n`,
    table(lines(record)),
    ...section('Linkage against the truth:', accuracy.length === 0 ? '' : table(accuracy)),
    ...section('Needs attention:', alarms),
    `Done in ${seconds.toFixed(1)} s.\n${table(places)}`,
  ].join('\n');
}
