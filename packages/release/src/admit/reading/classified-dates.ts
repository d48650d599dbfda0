import { parseLocalDate } from '@causeway/domain';
import { type Engine, identifier, join, type Sql, sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';

/** The dates written in columns of some rows. */
export interface DatesQuestion {
  /** The rows they stand in: a table expression. */
  readonly from: Sql;
  readonly columns: readonly string[];
  /** The table to make: (written, day), one row for each distinct text that is a date. */
  readonly table: string;
}

/** Makes a table of what the texts in these columns are as days; a text that is no date has no row in it. */
export async function classifyDates(engine: Engine, { from, columns, table }: DatesQuestion): Promise<void> {
  const each = columns.map((column) => sql`select ${identifier(column)} as written from ${from} as sent`);
  const written: Sql = sql`(${join(each, sql` union all `)})`;
  await classifyDistinct(
    engine,
    { from: written, keys: ['written'], table, answer: [{ name: 'day', type: 'date' }] },
    (text = '') => {
      const day = parseLocalDate(text);
      return day.ok ? [day.value] : undefined;
    },
  );
}
