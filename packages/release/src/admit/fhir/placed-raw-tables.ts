import { type Engine, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import type { RawFile, RawTable } from '../reading/raw-table.js';
import type { BrokenRecords } from '../reading/scratch-file.js';
import { columnsOf, eventsShape, personsShape } from '../reading/table-shape.js';
import type { BrokenRows, FhirTable } from './broken-rows.js';
import type { PlacedTables } from './working-tables.js';

/** The two tables of one organisation's extract, as validation takes them. */
export interface FhirTables {
  readonly persons: RawTable;
  readonly events: RawTable;
}

/** Which rows to make tables of. */
export interface PlacedRows {
  readonly placed: PlacedTables;
  readonly ods: string;
  /** What the names of the tables begin with. */
  readonly prefix: string;
  /** What each file is called, by its number. */
  readonly labels: readonly string[];
  /** The places that cannot be used, where they all are this organisation's; all files are then listed. */
  readonly broken?: BrokenRows;
}

const shapes = { persons: personsShape, events: eventsShape } as const;

/** Makes the tables of one organisation of the rows that are placed there. */
export async function placedRawTables(engine: Engine, rows: PlacedRows): Promise<FhirTables> {
  const counts = {
    persons: await rowsByFile(engine, rows, 'persons'),
    events: await rowsByFile(engine, rows, 'events'),
  };
  const numbers =
    rows.broken === undefined
      ? [...new Set([...counts.persons.keys(), ...counts.events.keys()])].sort((a, b) => a - b)
      : [...rows.labels.keys()];
  const table = async (which: FhirTable): Promise<RawTable> => {
    const name = await makeTable(engine, rows, which);
    const broken = rows.broken?.byFile((kind) => kind === which);
    const files = numbers.map((number) =>
      rawFile(rows.labels[number] ?? '', counts[which].get(number) ?? 0, broken?.get(number)),
    );
    return { name, files, places: await makePlaces(engine, rows, { which, name, numbers }) };
  };
  return { persons: await table('persons'), events: await table('events') };
}

/** A file of which that many rows are in a table, and those are not. */
export function rawFile(
  file: string,
  rows: number,
  broken: BrokenRecords = { lines: [], reasons: [] },
): RawFile {
  return { file, rowsIn: rows + broken.lines.length, broken, ignoredColumns: [], droppedColumns: [] };
}

function usable({ ods }: PlacedRows): Sql {
  return sql`ods = ${literal(ods)} and reason = ''`;
}

async function rowsByFile(
  engine: Engine,
  rows: PlacedRows,
  which: FhirTable,
): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  const query = sql`
    select file_number, count(*) as n from ${identifier(rows.placed[which])} where ${usable(rows)}
    group by file_number order by file_number`;
  for await (const [numbers = [], ns = []] of engine.columns(query))
    numbers.forEach((number, at) => {
      counts.set(Number(number), Number(ns[at]));
    });
  return counts;
}

async function makeTable(engine: Engine, rows: PlacedRows, which: FhirTable): Promise<string> {
  const name = `${rows.prefix}_${which}`;
  const columns = join(columnsOf(shapes[which]).map((column) => identifier(column)));
  await engine.createTable(
    name,
    sql`select sent_row, ${columns} from ${identifier(rows.placed[which])} where ${usable(rows)} order by sent_row`,
  );
  return name;
}

/** Which table, and the numbers of the files it lists. */
interface PlacesQuestion {
  readonly which: FhirTable;
  readonly name: string;
  readonly numbers: readonly number[];
}

async function makePlaces(
  engine: Engine,
  rows: PlacedRows,
  { which, name, numbers }: PlacesQuestion,
): Promise<string> {
  const places = `${name}_places`;
  const listed = `${name}_files`;
  const columns = [
    { name: 'file_number', type: 'integer' },
    { name: 'listed_number', type: 'integer' },
  ] as const;
  await engine.load(listed, columns, [[numbers, [...numbers.keys()]]]);
  await engine.createTable(
    places,
    sql`
      select r.sent_row, f.listed_number as file_number, r.line from ${identifier(rows.placed[which])} as r
      join ${identifier(listed)} as f on f.file_number = r.file_number where ${usable(rows)} order by r.sent_row`,
  );
  await engine.dropTable(listed);
  return places;
}
