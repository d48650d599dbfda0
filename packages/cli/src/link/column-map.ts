import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type EvidenceColumn, evidenceColumns } from '@causeway/linkage';
import { isNameColumn } from '@causeway/release';

/** Which column of the files holds which evidence. Evidence not named stands in a column of its own name, if there is one. */
export type ColumnMap<Wanted extends string = EvidenceColumn> = ReadonlyMap<Wanted, string>;

/**
 * The map that `--columns nhs_number=soc_sec_id,date_of_birth=dob` says.
 *
 * Errors: CW-LINKAGE-009 (not so written, or no such evidence), CW-LINKAGE-008 (a column of names).
 */
export function parseColumnMap<Wanted extends string>(
  text: string,
  wanted: readonly Wanted[],
): Result<ColumnMap<Wanted>, Problem> {
  const map = new Map<Wanted, string>();
  for (const pair of text.split(',').filter((one) => one.trim() !== '')) {
    const [evidence = '', column = '', ...more] = pair.split('=').map((word) => word.trim());
    const known = wanted.find((one) => one === evidence);
    if (known === undefined || column === '' || more.length > 0)
      return err(
        problem('CW-LINKAGE-009', {
          detail: `A column map is written evidence=column; evidence is one of ${wanted.join(', ')}; found "${pair.trim()}".`,
        }),
      );
    if (isNameColumn(column)) return err(problem('CW-LINKAGE-008', { path: column }));
    map.set(known, column);
  }
  return ok(map);
}

/** A column as it stands in a file, for a wanted one. */
export interface FoundColumn<Wanted extends string> {
  readonly wanted: Wanted;
  readonly held: string;
}

const plain = (name: string): string => name.trim().toLowerCase();

/**
 * Which of a file's columns are read: those that the map names, and those of the wanted names. Case and blanks around names do not count.
 *
 * Error: CW-LINKAGE-007 (the map names a column that the file has not).
 */
export function findColumns<Wanted extends string>(
  file: { readonly name: string; readonly columns: readonly string[] },
  wanted: readonly Wanted[],
  map: ColumnMap<Wanted>,
): Result<readonly FoundColumn<Wanted>[], Problem> {
  const held = new Map(file.columns.map((column) => [plain(column), column]));
  const absent = [...map.values()].find((column) => !held.has(plain(column)));
  if (absent !== undefined)
    return err(
      problem('CW-LINKAGE-007', {
        path: file.name,
        detail: `The file has no column "${absent}"; it has ${file.columns.map((column) => column.trim()).join(', ')}.`,
      }),
    );
  return ok(
    wanted.flatMap((one) => {
      const column = held.get(plain(map.get(one) ?? one));
      return column === undefined ? [] : [{ wanted: one, held: column }];
    }),
  );
}

/** The map of evidence that `--columns` says. */
export function parseEvidenceMap(text: string): Result<ColumnMap, Problem> {
  return parseColumnMap(text, evidenceColumns);
}
