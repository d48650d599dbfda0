import { type Column, type Engine, identifier, join, type Sql, sql, type Value } from '@causeway/engine';

/** Which distinct values to look at, and the table to make of what is said of them. */
export interface ClassifySpec {
  /** A table or sub-query, as it stands after `from`. */
  readonly from: Sql;
  /** The text columns whose distinct combinations are looked at; nulls come as ''. */
  readonly keys: readonly string[];
  /** The table to make: the keys, and the columns of the answer. */
  readonly table: string;
  readonly answer: readonly Column[];
}

/**
 * Makes a table that says of each distinct combination of values what a plain function says of it, to be joined back.
 *
 * A rule is so written once, in TypeScript with its tests, and still applied to millions of rows by the engine; the function sees each
 * distinct combination once. Combinations for which it gives undefined are left out. Cost: one pass for the distinct values.
 */
export async function classifyDistinct(
  engine: Engine,
  { from, keys, table, answer }: ClassifySpec,
  classify: (...values: readonly string[]) => readonly Value[] | undefined,
): Promise<void> {
  const keyColumns = join(keys.map((key) => sql`coalesce(${identifier(key)}, '') as ${identifier(key)}`));
  const order = join(keys.map((key) => identifier(key)));
  const distinct = sql`select * from (select distinct ${keyColumns} from ${from} as looked_at) as keys order by ${order}`;
  const columns: readonly Column[] = [...keys.map((name) => ({ name, type: 'text' }) as const), ...answer];
  // The answers are gathered before they are loaded: one connection does not read and write at once.
  const batches: (readonly (readonly Value[])[])[] = [];
  for await (const chunk of engine.columns(distinct))
    batches.push(classifyChunk(chunk, columns.length, classify));
  await engine.load(table, columns, batches);
}

function classifyChunk(
  chunk: readonly (readonly Value[])[],
  width: number,
  classify: (...values: readonly string[]) => readonly Value[] | undefined,
): readonly (readonly Value[])[] {
  const batch: Value[][] = Array.from({ length: width }, () => []);
  const rows = chunk[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const values = chunk.map((column) => String(column[row] ?? ''));
    const answers = classify(...values);
    if (answers === undefined) continue;
    for (const [index, value] of [...values, ...answers].entries()) batch[index]?.push(value);
  }
  return batch;
}
