import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/** What is said of a dimension along which a table has totals. */
export interface Dimension {
  readonly name: string;
  readonly title: string;
  /** The category whose rows are the totals along this dimension, such as `Region`; none when it has no totals. */
  readonly total?: string;
  /**
   * How the categories make up the total. `additive`: each person is in one of them. `overlapping`: a person can be
   * in several (conditions), and the total counts those who are in any.
   */
  readonly people?: 'additive' | 'overlapping';
}

/** A row of true counts: one category of each dimension. */
export interface TrueRow {
  readonly categories: Readonly<Record<string, string>>;
  /** Distinct people, not events (release.md D1). */
  readonly count: number;
}

/**
 * A table of true counts, before any treatment. It never leaves the secure store. A combination that has no row
 * counts as 0.
 */
export interface TrueTable {
  readonly name: string;
  readonly title: string;
  /** What is counted, as the name of a column and in words. */
  readonly measure: { readonly name: string; readonly title: string };
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly TrueRow[];
  /**
   * Whether the true count of a row can be had elsewhere (the people of the whole region stand in the report of the
   * run): the audit then reckons with it.
   */
  readonly isKnownElsewhere?: (categories: TrueRow['categories']) => boolean;
}

/** What ties a total to its parts, by the indexes of their rows. */
export interface Relation {
  readonly total: number;
  readonly parts: readonly number[];
  readonly people: 'additive' | 'overlapping';
}

/**
 * The relations between the rows of `table`: one for each total and the rows it is a total of.
 *
 * Errors: CW-RELEASE-113 (a count that is not whole, a combination given twice, a dimension without its category,
 * parts that do not make up their total).
 */
export function relationsOf(table: TrueTable): Result<readonly Relation[], Problem> {
  const checked = checkRows(table);
  if (!checked.ok) return checked;
  const relations = table.dimensions.flatMap((dimension) => relationsAlong(table, dimension));
  const wrong = relations.find((relation) => !holds(table, relation));
  return wrong === undefined ? ok(relations) : misdeclared(table, wrong);
}

function relationsAlong(table: TrueTable, { name, total, people = 'additive' }: Dimension): Relation[] {
  if (total === undefined) return [];
  const lines = new Map<string, { total?: number; parts: number[] }>();
  for (const [index, row] of table.rows.entries()) {
    const key = keyOf(table, row, name);
    const line = lines.get(key) ?? { parts: [] };
    lines.set(key, line);
    if (row.categories[name] === total) line.total = index;
    else line.parts.push(index);
  }
  return [...lines.values()].flatMap((line) =>
    line.total === undefined ? [] : [{ total: line.total, parts: line.parts, people }],
  );
}

function holds(table: TrueTable, relation: Relation): boolean {
  const total = countAt(table, relation.total);
  const parts = relation.parts.map((index) => countAt(table, index));
  const sum = parts.reduce((all, part) => all + part, 0);
  if (relation.people === 'additive') return sum === total;
  return sum >= total && parts.every((part) => part <= total);
}

function checkRows(table: TrueTable): Result<undefined, Problem> {
  if (!table.rows.every((row) => Number.isSafeInteger(row.count) && row.count >= 0)) {
    return invalid(table, 'Every count of people is a whole number, 0 or more.');
  }
  if (!table.rows.every((row) => table.dimensions.every(({ name }) => row.categories[name] !== undefined))) {
    return invalid(table, 'Every row has a category of each dimension.');
  }
  const keys = new Set(table.rows.map((row) => keyOf(table, row)));
  if (keys.size < table.rows.length) return invalid(table, 'Every combination of categories has one row.');
  return ok(undefined);
}

/** The categories of a row as one text, without the dimension `left out`. */
function keyOf(table: TrueTable, row: TrueRow, leftOut?: string): string {
  const kept = table.dimensions.filter(({ name }) => name !== leftOut);
  return JSON.stringify(kept.map(({ name }) => row.categories[name]));
}

function countAt(table: TrueTable, index: number): number {
  return table.rows[index]?.count ?? 0;
}

function misdeclared(table: TrueTable, { people, parts }: Relation): Result<never, Problem> {
  const expected = people === 'additive' ? 'to add up to it' : 'not to exceed it, and together to reach it';
  return invalid(
    table,
    `A total of ${parts.length} parts was declared ${people}: its parts were expected ${expected}.`,
  );
}

function invalid(table: TrueTable, detail: string): Result<never, Problem> {
  return err(problem('CW-RELEASE-113', { detail, path: table.name }));
}
