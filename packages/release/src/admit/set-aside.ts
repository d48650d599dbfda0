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

/** The rows that were set aside, as a table of (source_ods, file, line, reason), and what became of the files. */
export interface SetAside {
  readonly table: string;
  readonly files: readonly FileSummary[];
}

/** A table as it was sent, and the organisation that sent it; '' where it is of none. */
export interface SentTable {
  readonly ods: string;
  readonly raw: RawTable;
}

/** What was set aside: of which tables, by which table of verdicts, and the table to make of it. */
export interface SetAsideQuestion {
  readonly sent: readonly SentTable[];
  /** A table of (source_ods, sent_row, reason); undefined where nothing was judged. */
  readonly rejected: string | undefined;
  readonly table: string;
}

/**
 * Gathers what was set aside: rows that could not be read, and those that were rejected for what stands in them.
 *
 * Nothing of a row but its place is kept.
 */
export async function setAside(
  engine: Engine,
  { sent, rejected, table }: SetAsideQuestion,
): Promise<SetAside> {
  const broken = `${table}_broken`;
  await engine.load(broken, brokenColumns, [brokenBatch(sent)]);
  const places = rejected === undefined ? [] : sent.map((one) => rejectedPlaces(one, rejected));
  const all = [sql`select source_ods, file, line, reason from ${identifier(broken)}`, ...places];
  await engine.createTable(table, join(all, sql` union all `));
  await engine.dropTable(broken);
  return { table, files: await fileSummaries(engine, table, sent) };
}

const brokenColumns = [
  { name: 'source_ods', type: 'text' },
  { name: 'file', type: 'text' },
  { name: 'line', type: 'bigint' },
  { name: 'reason', type: 'text' },
] as const;

function brokenBatch(sent: readonly SentTable[]): readonly (readonly Value[])[] {
  const rows = sent.flatMap(({ ods, raw }) =>
    raw.files.flatMap(({ file, broken }) =>
      broken.lines.map((line, at) => ({ ods, file, line, reason: broken.reasons[at] ?? '' })),
    ),
  );
  return [
    rows.map(({ ods }) => ods),
    rows.map(({ file }) => file),
    rows.map(({ line }) => line),
    rows.map(({ reason }) => reason),
  ];
}

function rejectedPlaces({ ods, raw }: SentTable, rejected: string): Sql {
  const { files, places } = raw;
  if (places === undefined)
    return sql`select source_ods, ${literal(files[0]?.file ?? '')} as file, sent_row as line, reason
      from ${identifier(rejected)} where source_ods = ${literal(ods)}`;
  const names = files.map(({ file }, number) => sql`when ${literal(number)} then ${literal(file)}`);
  return sql`select r.source_ods, case p.file_number ${join(names, sql` `)} end as file, p.line, r.reason
    from ${identifier(rejected)} as r join ${identifier(places)} as p on p.sent_row = r.sent_row
    where r.source_ods = ${literal(ods)}`;
}

async function fileSummaries(
  engine: Engine,
  table: string,
  sent: readonly SentTable[],
): Promise<readonly FileSummary[]> {
  const counts = await engine.query(sql`
    select source_ods, file, reason, count(*) as n from ${identifier(table)}
    group by source_ods, file, reason order by source_ods, file, reason`);
  return sent.flatMap(({ ods, raw }) =>
    raw.files.map((file) => {
      const own = counts.filter((row) => row.source_ods === ods && row.file === file.file);
      return fileSummary(
        file,
        own.map(({ reason, n }) => [String(reason), Number(n)]),
      );
    }),
  );
}

function fileSummary(
  { file, rowsIn, ignoredColumns, droppedColumns }: RawFile,
  reasons: readonly (readonly [reason: string, rows: number])[],
): FileSummary {
  const admitted = rowsIn - reasons.reduce((sum, [, rows]) => sum + rows, 0);
  return { file, rowsIn, admitted, rejected: Object.fromEntries(reasons), ignoredColumns, droppedColumns };
}
