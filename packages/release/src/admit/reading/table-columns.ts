import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { columnName, isNameColumn } from './name-column.js';
import { columnsOf, type TableShape } from './table-shape.js';

/** Which columns of a file are read, by their place in it (from 0), and which are not. */
export interface TableColumns {
  /** The place of each column of the shape that the file has. */
  readonly places: ReadonlyMap<string, number>;
  /** Columns that nothing here knows: they are not read. */
  readonly ignored: readonly string[];
  /** Columns left out because the caller said so. */
  readonly dropped: readonly string[];
}

/** A file's column names, and what is to be made of them. */
export interface ColumnsQuestion {
  /** The path of the file inside the region folder. */
  readonly file: string;
  /** The names of its columns in their order. */
  readonly names: readonly string[];
  readonly shape: TableShape;
  /** Columns to leave out. */
  readonly drop: readonly string[];
}

interface NamedColumn {
  readonly name: string;
  readonly place: number;
}

/**
 * The columns of a file that are read.
 *
 * Errors: CW-RELEASE-153 for a column with names of people that is not dropped, CW-RELEASE-152 for one that comes twice, CW-RELEASE-151
 * for one that is missing. Messages name columns of ours alone: a file without its line of names has a person's data there.
 */
export function tableColumns(question: ColumnsQuestion): Result<TableColumns, Problem> {
  const { file, shape } = question;
  const drop = new Set(question.drop.map(columnName));
  const all = question.names.map((name, place): NamedColumn => ({ name: columnName(name), place }));
  const kept = all.filter(({ name }) => !drop.has(name));
  const ours = columnsOf(shape);
  const named = kept.find(({ name }) => shape.isOfPeople && !ours.includes(name) && isNameColumn(name));
  if (named !== undefined) return err(nameColumnRefused(file, named));
  const found = ours.map((column) => ({ column, at: placesOf(column, kept, shape) }));
  const twice = found.find(({ at }) => at.length > 1);
  if (twice !== undefined) return err(problem('CW-RELEASE-152', { path: `${file}: ${twice.column}` }));
  const places = new Map(found.flatMap(({ column, at }) => at.map((place) => [column, place] as const)));
  const missing = shape.required.find((column) => !places.has(column));
  if (missing !== undefined) return err(columnMissing(question, missing, [...places.keys()]));
  const known = new Set(places.values());
  const ignored = kept.filter(({ place }) => !known.has(place)).map(shownName);
  return ok({ places, ignored, dropped: all.filter(({ name }) => drop.has(name)).map(({ name }) => name) });
}

function placesOf(column: string, columns: readonly NamedColumn[], shape: TableShape): readonly number[] {
  for (const spelling of [column, ...(shape.otherNames?.[column] ?? [])]) {
    const places = columns.filter(({ name }) => name === spelling).map(({ place }) => place);
    if (places.length > 0) return places;
  }
  return [];
}

/** The name, where it looks like one; else only its place, for it may be anything. */
function shownName({ name, place }: NamedColumn): string {
  return /^\p{L}[\p{L}_]*\d{0,3}$/u.test(name) && name.length <= 40 ? name : `column ${place + 1}`;
}

function nameColumnRefused(file: string, column: NamedColumn): Problem {
  const name = shownName(column);
  return problem('CW-RELEASE-153', {
    path: `${file}: ${name}`,
    detail: `The column "${name}" holds names or contact details of people, so the file was refused before a row of it was read.`,
    remedy: `Send the file without it, or leave it out here with --drop ${name}.`,
  });
}

function columnMissing(
  { file, names, shape }: ColumnsQuestion,
  missing: string,
  present: readonly string[],
): Problem {
  const found =
    present.length === 0
      ? `${names.length} columns, none of them known; is the first line the line of column names?`
      : `${names.length} columns, of these known: ${present.join(', ')}.`;
  return problem('CW-RELEASE-151', {
    path: `${file}: ${missing}`,
    detail: `The column "${missing}" is missing: expected ${shape.required.join(', ')}; found ${found}`,
  });
}
