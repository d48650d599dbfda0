import { identifier, join, literal, type Sql, sql } from '@causeway/engine';
import type { RawTable } from './reading/raw-table.js';
import { columnsOf, type TableShape } from './reading/table-shape.js';
import type { Source } from './region/region-description.js';

/** One table of one organisation's extract, as it lies in the engine. */
export interface SentExtract {
  readonly source: Source;
  readonly raw: RawTable;
}

/**
 * The rows of several extracts as one table expression: source_ods, source_kind, sent_row and the columns of the shape. A row is known by
 * its organisation and `sent_row`.
 *
 * They are not copied together: an engine reads the tables side by side, so that many small extracts keep all its threads busy.
 */
export function sentRows(extracts: readonly SentExtract[], shape: TableShape): Sql {
  const columns = join(['sent_row', ...columnsOf(shape)].map((column) => identifier(column)));
  const each = extracts.map(
    ({ source: { ods, kind }, raw }) =>
      sql`select ${literal(ods)} as source_ods, ${literal(kind)} as source_kind, ${columns} from ${identifier(raw.name)}`,
  );
  return sql`(${join(each, sql` union all `)})`;
}

/** The id of a record in a whole run: the organisation's code, and its own id of the person. `rows` names rows with both columns. */
export function recordIdOf(rows: string): Sql {
  return sql`${identifier(rows, 'source_ods')} || ':' || ${identifier(rows, 'local_id')}`;
}
