import type { FactColumns } from './condition.js';
import { conditionSql, given, holds } from './condition.js';
import type { DecisionRow, Outcome } from './decision-table.js';
import { decisionTable } from './decision-table.js';
import type { Facts } from './fact.js';

/** What was decided, and by which row of the table. */
export interface Decision {
  readonly row: number;
  readonly outcome: Outcome;
}

/** What is decided about: an entry, by every row, or the person (demographics), by the rows that are about the person. */
export type DecisionSubject = 'entry' | 'person';

/** The numbers of the rows that show, in the order of the table. */
export const seeRows: readonly number[] = decisionTable
  .filter(({ outcome }) => outcome === 'see')
  .map(({ number }) => number);

/** The decision on one entry: the first row of the table that matches. It is the reference for what is printed as SQL. */
export function decide(facts: Facts): Decision {
  return firstMatch(rowsAbout('entry'), facts);
}

/**
 * The decision on the person's demographics (their Patient resource): rows 1 to 4 alone, because a person must be recognised before they
 * can be asked what may be shared. The facts of entries do not count.
 */
export function decidePerson(facts: Facts): Decision {
  return firstMatch(rowsAbout('person'), facts);
}

/** The row with this number. A number that is not of the table is a RangeError. */
export function decisionRow(number: number): DecisionRow {
  const row = decisionTable.find((candidate) => candidate.number === number);
  if (row === undefined) throw new RangeError(`the decision table has no row ${number}`);
  return row;
}

/**
 * The table as one expression of SQL that gives the number of the row that decides: `case when … then 1 … else 16 end`.
 *
 * `columns` holds the expressions of SQL for each fact; one that is null counts as the fact's unknown value, which shows less. Facts that are the same for every row of a query (the role, the purpose) are better given as `known`: they are worked out
 * before printing, rows that cannot match fall away, and their columns are not needed. A missing column is a RangeError.
 */
export function decisionSql(
  columns: FactColumns,
  { known = {}, about = 'entry', personWhere }: DecisionPrint = {},
): string {
  if (personWhere === undefined) return casesSql(rowsAbout(about), columns, known);
  const firstOfEntries = decisionTable.findIndex((row) => row.about === 'entry');
  const later = decisionTable.slice(firstOfEntries);
  const ofPerson = casesSql(
    later.filter((row) => row.about === 'person'),
    columns,
    known,
  );
  const branch = `when ${personWhere} then ${ofPerson}`;
  return casesSql([...decisionTable.slice(0, firstOfEntries), branch, ...later], columns, known);
}

/** How a decision is printed as SQL. */
export interface DecisionPrint {
  readonly known?: Partial<Facts>;
  readonly about?: DecisionSubject;
  /** An expression, never null, that is true where the decision is about the person although `about` is the entry: so one query has both. */
  readonly personWhere?: string;
}

/** Rows as cases; between them may stand branches that are SQL already. */
function casesSql(
  rows: readonly (DecisionRow | string)[],
  columns: FactColumns,
  known: Partial<Facts>,
): string {
  const branches: string[] = [];
  for (const row of rows) {
    if (typeof row === 'string') {
      branches.push(row);
      continue;
    }
    const rest = given(row.when, known);
    if (rest === true)
      return branches.length === 0 ? `${row.number}` : `case ${branches.join(' ')} else ${row.number} end`;
    if (rest !== false) branches.push(`when ${conditionSql(rest, columns)} then ${row.number}`);
  }
  throw new RangeError('the last row of the decision table must always match');
}

function rowsAbout(subject: DecisionSubject): readonly DecisionRow[] {
  return subject === 'entry' ? decisionTable : decisionTable.filter(({ about }) => about === 'person');
}

function firstMatch(rows: readonly DecisionRow[], facts: Facts): Decision {
  const row = rows.find(({ when }) => holds(when, facts));
  if (row === undefined) throw new RangeError('the last row of the decision table must always match');
  return { row: row.number, outcome: row.outcome };
}
