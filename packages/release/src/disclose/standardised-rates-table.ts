import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { StandardisationBand } from '../compare/directly-standardised-rate.js';
import type { DisclosurePolicy } from './disclosure-policy.js';
import { stepOf } from './disclosure-policy.js';
import type { ReleasedColumn, ReleasedRow, ReleasedTable } from './released-table.js';
import { cellOf, releasedTable } from './released-table.js';
import { pooledRates, standardisedRateCells } from './standardised-rates.js';

/** What a table of standardised rates is made of. */
export interface StandardisedRatesInput {
  readonly name: string;
  readonly title: string;
  /** The released counts of people with the condition: one row for each row of the new table. */
  readonly counts: ReleasedTable;
  /** The released counts of all people, by the same categories or fewer of them (place without condition). */
  readonly populations: ReleasedTable;
  /** The column of the counts and of the populations. */
  readonly measures: { readonly counts: string; readonly populations: string };
  /** The true age bands of a row of the counts. */
  readonly bandsOf: (categories: ReleasedRow['categories']) => readonly StandardisationBand[];
  /** Whether a row is a total; totals would count people twice in the rates of all areas together. */
  readonly isTotal: (categories: ReleasedRow['categories']) => boolean;
  /** The policy that treated both tables. */
  readonly policy: DisclosurePolicy;
  readonly multiplier?: number;
}

/**
 * A table of directly standardised rates made from two released tables, so that no count is treated twice in
 * different ways: the columns of the counts, then `population`, `rate`, `lower95`, `upper95`, `lower998`, `upper998`.
 *
 * Errors: CW-RELEASE-101, CW-RELEASE-102 (bands no rate can be made of), CW-RELEASE-113 (a row without its
 * population, tables treated by another policy).
 */
export function standardisedRatesTable(input: StandardisedRatesInput): Result<ReleasedTable, Problem> {
  const { policy, multiplier = 100_000 } = input;
  const rows: ReleasedRow[] = [];
  const ratesOf = new Map<string, readonly number[]>();
  for (const row of input.counts.rows) {
    const group = groupOf(row, input);
    const rates =
      ratesOf.get(group) ?? pooledRates(areasOf(group, input).map((area) => input.bandsOf(area.categories)));
    ratesOf.set(group, rates);
    const made = rateRow(row, input, { policy, multiplier, pooledRates: rates });
    if (!made.ok) return made;
    rows.push(made.value);
  }
  return ok(
    releasedTable({
      name: input.name,
      title: input.title,
      policy,
      columns: columnsOf(input, multiplier),
      rows,
      notes: notesOf(policy, multiplier),
    }),
  );
}

/** What is counted in a row, apart from where: its categories that the populations do not have (the condition). */
function groupOf(row: ReleasedRow, { populations }: StandardisedRatesInput): string {
  const places = new Set(populations.columns.map((column) => column.name));
  return JSON.stringify(Object.entries(row.categories).filter(([dimension]) => !places.has(dimension)));
}

function areasOf(group: string, input: StandardisedRatesInput): readonly ReleasedRow[] {
  return input.counts.rows.filter((row) => groupOf(row, input) === group && !input.isTotal(row.categories));
}

function rateRow(
  row: ReleasedRow,
  input: StandardisedRatesInput,
  rules: Parameters<typeof standardisedRateCells>[1],
): Result<ReleasedRow, Problem> {
  const people = input.populations.rows.find((other) => isWithin(row, other));
  const policies = [input.counts, input.populations].map((table) => table.policy.name);
  if (people === undefined || policies.some((name) => name !== input.policy.name))
    return mismatched(input.name);
  const events = cellOf(row, input.measures.counts);
  const population = cellOf(people, input.measures.populations);
  const cells = standardisedRateCells({ events, population, bands: input.bandsOf(row.categories) }, rules);
  return cells.ok
    ? ok({ categories: row.categories, cells: { ...row.cells, population, ...cells.value } })
    : cells;
}

/** Whether the categories of `wider` are all those of `row`. */
function isWithin(row: ReleasedRow, wider: ReleasedRow): boolean {
  return Object.entries(wider.categories).every(
    ([dimension, category]) => row.categories[dimension] === category,
  );
}

function columnsOf({ counts }: StandardisedRatesInput, multiplier: number): readonly ReleasedColumn[] {
  const per = multiplier.toLocaleString('en-GB');
  const statistic = (name: string, title: string): ReleasedColumn => ({ name, title, kind: 'statistic' });
  return [
    ...counts.columns,
    { name: 'population', title: 'People', kind: 'count' },
    statistic('rate', `Directly standardised rate per ${per}`),
    statistic('lower95', 'Lower 95% limit'),
    statistic('upper95', 'Upper 95% limit'),
    statistic('lower998', 'Lower 99.8% limit'),
    statistic('upper998', 'Upper 99.8% limit'),
  ];
}

function notesOf(policy: DisclosurePolicy, multiplier: number): readonly string[] {
  return [
    `Rates are per ${multiplier.toLocaleString('en-GB')} people, standardised by age to the European Standard Population 2013, and computed from the counts as shown.`,
    `A rate is given in steps of what ${stepOf(policy)} people are worth in its area, because its count is known no better.`,
    "Limits are Byar's for the count as shown, widened for the standardisation (Dobson) as the ages of all areas' events together have it.",
    'No rate is given where fewer than 10 events may be behind it.',
  ];
}

function mismatched(path: string): Result<never, Problem> {
  const detail =
    'Every row of the counts needs a row of populations with the same categories, both treated by the policy of the rates.';
  return err(problem('CW-RELEASE-113', { detail, path }));
}
