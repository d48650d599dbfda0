import { type Engine, identifier, literal, sql } from '@causeway/engine';
import { patternCode } from './compare/pattern.js';
import { defaultIgnoreLists, type IgnoreLists } from './standardise/ignore-lists.js';

/**
 * The pattern's code of two records of a table with the columns of `link_evidence` and `record_id` (as `evidenceQuery` gives them), or undefined when either
 * is not there. For pairs that no rule brought together, and so were never compared.
 */
export async function compareTwoRecords(
  engine: Engine,
  records: { readonly table: string; readonly left: string; readonly right: string },
  ignore: IgnoreLists = defaultIgnoreLists,
): Promise<number | undefined> {
  const side = (recordId: string) =>
    sql`(select * from ${identifier(records.table)} where record_id = ${literal(recordId)})`;
  const [row] = await engine.query(
    sql`select ${patternCode(ignore.defaultBirthdays)} as pattern from ${side(records.left)} as l cross join ${side(records.right)} as r`,
  );
  return row === undefined ? undefined : Number(row.pattern);
}
