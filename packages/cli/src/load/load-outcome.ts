import { problem } from '@causeway/domain';
import type { NotLoaded } from '@causeway/record';
import type { Outcome } from '../context.js';
import { textTable } from '../text-table.js';
import type { LoadReport } from './perform-load.js';

const count = (value: number): string => value.toLocaleString('en-GB');

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, value) => sum + value, 0);
}

const advice: Readonly<Partial<Record<NotLoaded, string>>> = {
  'no recorder': ' (say who recorded them with --organisation)',
};

function sentences(report: LoadReport): readonly string[] {
  const { loaded, alreadyThere, leftOut, choices, seconds, unreadable } = report;
  const kept = total(loaded);
  const rate = seconds > 0 ? `, ${count(Math.round(kept / seconds))} a second` : '';
  const broken = [...unreadable.values()].reduce((sum, places) => sum + places.length, 0);
  return [
    `Loaded ${count(kept)} resources in ${seconds.toFixed(1)} s${rate}.`,
    ...(alreadyThere > 0 ? [`${count(alreadyThere)} were there already.`] : []),
    ...[...leftOut].map(([reason, n]) => `Left out, ${reason}: ${count(n)}${advice[reason] ?? ''}.`),
    ...(broken > 0 ? [`Not readable as resources: ${count(broken)} (lines and entries: see --json).`] : []),
    ...(choices.said > 0 ? [`Choices about sharing: ${count(choices.said)}.`] : []),
    ...(choices.byPolicy > 0
      ? [`Rows by policy alone, nobody asked, no choice: ${count(choices.byPolicy)}.`]
      : []),
    ...(choices.notUnderstood > 0 ? [`Choices not understood: ${count(choices.notUnderstood)}.`] : []),
    ...(report.isWhole ? [] : ['Broken off. Load the same again: what is there is recognised.']),
  ];
}

/** What a load says when it is done. */
export function loadOutcome(report: LoadReport): Outcome {
  const rows = [...report.loaded].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, n]) => [type, count(n)]);
  const table = rows.length === 0 ? '' : textTable(['type', 'loaded'], rows);
  const json = {
    loaded: Object.fromEntries(report.loaded),
    alreadyThere: report.alreadyThere,
    leftOut: Object.fromEntries(report.leftOut),
    unreadable: Object.fromEntries(report.unreadable),
    choices: report.choices,
    seconds: report.seconds,
    isWhole: report.isWhole,
  };
  const text = `${table}${sentences(report).join('\n')}\n`;
  return report.isWhole ? { json, text } : { json, text, problem: problem('CW-CLI-012') };
}
