import { type Engine, identifier, join, literal, type Sql, sql, type Value } from '@causeway/engine';
import type { RawFile, RawTable } from './reading/raw-table.js';

/** What became of one file: every row of it is admitted or set aside with a reason. */
export interface FileSummary {
  readonly file: string;
  readonly rowsIn: number;
  readonly admitted: number;
  /** Rows set aside, by reason code. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly ignoredColumns: readonly string[];
  readonly droppedColumns: readonly string[];
}

/** The rows of a table that were set aside, as a table of (file, line, reason), and what became of its files. */
export interface SetAside {
  readonly table: string;
  readonly files: readonly FileSummary[];
}

/**
 * Gathers what was set aside of a table: rows that could not be read, and those in the table `rejected` (sent_row, reason).
 *
 * Nothing of a row but its place is kept.
 */
export async function setAside(engine: Engine, raw: RawTable, rejected: string): Promise<SetAside> {
  const table = `${raw.name}_set_aside`;
  const broken = `${raw.name}_broken`;
  await engine.load(broken, brokenColumns, [brokenBatch(raw.files)]);
  await engine.createTable(
    table,
    sql`select file, line, reason from ${identifier(broken)}
      union all select file, line, reason from ${rejectedPlaces(raw, rejected)} as judged`,
  );
  await engine.dropTable(broken);
  return { table, files: await fileSummaries(engine, table, raw.files) };
}

/** What was set aside of files of which no row can be used. */
export async function setAsideWhole(engine: Engine, files: readonly RawFile[]): Promise<SetAside> {
  const table = 'unplaced_set_aside';
  await engine.load(table, brokenColumns, [brokenBatch(files)]);
  return { table, files: await fileSummaries(engine, table, files) };
}

const brokenColumns = [
  { name: 'file', type: 'text' },
  { name: 'line', type: 'bigint' },
  { name: 'reason', type: 'text' },
] as const;

function brokenBatch(files: readonly RawFile[]): readonly (readonly Value[])[] {
  return [
    files.flatMap(({ file, broken }) => broken.lines.map(() => file)),
    files.flatMap(({ broken }) => broken.lines),
    files.flatMap(({ broken }) => broken.reasons),
  ];
}

function rejectedPlaces({ files, places }: RawTable, rejected: string): Sql {
  const rows = identifier(rejected);
  if (places === undefined)
    return sql`(select ${literal(files[0]?.file ?? '')} as file, sent_row as line, reason from ${rows})`;
  const names = files.map(({ file }, number) => sql`when ${literal(number)} then ${literal(file)}`);
  return sql`(select case p.file_number ${join(names, sql` `)} end as file, p.line, r.reason
    from ${rows} as r join ${identifier(places)} as p on p.sent_row = r.sent_row)`;
}

async function fileSummaries(
  engine: Engine,
  table: string,
  files: readonly RawFile[],
): Promise<readonly FileSummary[]> {
  const counts = await engine.query(
    sql`select file, reason, count(*) as n from ${identifier(table)} group by file, reason order by file, reason`,
  );
  return files.map(({ file, rowsIn, ignoredColumns, droppedColumns }) => {
    const own = counts.filter((row) => row.file === file);
    const rejected = Object.fromEntries(own.map(({ reason, n }) => [String(reason), Number(n)]));
    const admitted = rowsIn - own.reduce((sum, { n }) => sum + Number(n), 0);
    return { file, rowsIn, admitted, rejected, ignoredColumns, droppedColumns };
  });
}
