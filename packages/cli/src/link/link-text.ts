import { join } from 'node:path';
import type { MethodAccuracy, RuleResult } from '@causeway/linkage';
import type { LinkCost, LinkedFiles } from './linked-files.js';

const count = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;

/** Rows as columns of text: the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}\n`).join('');
}

function fileLines({ loaded }: LinkedFiles): string {
  const files = loaded.files.map(
    ({ name, source, rows, setAside }) =>
      `  ${name} (${source}): ${count(rows)} rows${setAside === 0 ? '' : `, and ${count(setAside)} set aside that do not fit the header`}\n`,
  );
  const without =
    loaded.withoutId === 0 ? '' : `  ${count(loaded.withoutId)} rows have no record_id and were left out\n`;
  const prefixed = loaded.prefixed
    ? '  One record_id came in two files: the name of its file was put before each.\n'
    : '';
  return `${files.join('')}${without}${prefixed}`;
}

function ruleLine({
  rule,
  firstFound,
  pairs,
  largestBlocks,
  leftOut,
  refusal,
}: RuleResult): readonly string[] {
  const left =
    leftOut === undefined || leftOut.blocks === 0
      ? ''
      : `${count(leftOut.pairs)} in ${count(leftOut.blocks)} blocks`;
  return [
    rule.replaceAll('_', ' '),
    pairs === undefined ? '' : count(pairs),
    largestBlocks?.[0] === undefined ? '' : count(largestBlocks[0]),
    refusal === undefined ? left : 'rule not used',
    count(firstFound),
  ];
}

/** The accuracy of the model beside that of the rule sets, as a table. */
export function accuracyTable(accuracy: readonly MethodAccuracy[]): string {
  return table([
    ['against the truth', 'precision', 'recall', 'F1', 'missed', 'false'],
    ...accuracy.map(({ title, precision, recall, f1, missed, false: wrong }) => [
      title,
      precision.toFixed(5),
      recall.toFixed(5),
      f1.toFixed(5),
      percent(missed),
      percent(wrong),
    ]),
  ]);
}

function reviewLine({ outcome }: LinkedFiles): string {
  const {
    two_candidates: two,
    conflicting_numbers: conflict,
    one_to_one: oneToOne,
    near_threshold: near,
  } = outcome.review;
  const reasons = [
    [two, 'fit two people equally well'],
    [conflict, 'would join two numbers'],
    [oneToOne, 'would join two records of a file without duplicates'],
    [near, 'lie near the threshold'],
  ] as const;
  const said = reasons.filter(([pairs]) => pairs > 0).map(([pairs, why]) => `${count(pairs)} ${why}`);
  return said.length === 0
    ? 'no pair is left to clerical review'
    : `pairs left to clerical review: ${said.join(', ')}`;
}

/** What `causeway link` prints for a person to read. */
export function linkText(linked: LinkedFiles, { seconds, peakMemoryMb }: LinkCost): string {
  const { outcome, accuracy, out } = linked;
  const rules = table([
    ['blocking rule', 'pairs before', 'largest block', 'left out', 'first found'],
    ...outcome.rules.map(ruleLine),
  ]);
  const expected = `the model expects ${count(Math.round(outcome.expectedFalseLinks))} false and ${count(Math.round(outcome.expectedMissedLinks))} missed`;
  return `${count(outcome.records)} records are of ${count(outcome.persons)} people: ${count(outcome.links)} pairs of records are of one person.
${fileLines(linked)}
${rules}
  model: ${outcome.model.convergence}. ${outcome.model.statement}
  links from a probability of ${outcome.linkThreshold}, given any rival; ${expected}
  ${reviewLine(linked)}
${accuracy.length === 0 ? '' : `\n${accuracyTable(accuracy)}`}
  ${seconds.toFixed(1)} s, ${count(peakMemoryMb)} MB at the most
Report: ${join(out, 'report.html')}
`;
}
