import { type Engine, identifier, join, runSteps, type Sql, type Step, sql } from '@causeway/engine';
import type { BrokenRows, FhirTable } from './broken-rows.js';
import type { UnusableReason } from './entry.js';
import type { OrganisationDirectory } from './organisation-directory.js';
import { resolveSteps } from './resolve-steps.js';
import type { WorkingTables } from './working-tables.js';

/** What rows are placed by. */
export interface Placement {
  readonly directory: OrganisationDirectory;
  /** The steps that make the placed tables. */
  readonly steps: readonly Step[];
  /** Takes in the places of rows that cannot be placed. */
  readonly broken: BrokenRows;
}

/** Makes of the staged rows those that say whose they are and where they belong. */
export async function placeRows(
  engine: Engine,
  tables: WorkingTables,
  { directory, steps, broken }: Placement,
): Promise<void> {
  const { staged, resolved, placed } = tables;
  await loadOrganisations(engine, placed.organisations, directory);
  await runSteps(engine, [...resolveSteps(staged, resolved), ...steps]);
  for (const table of ['persons', 'events'] as const)
    await addUnplaced(engine, sql`${identifier(placed[table])}`, { table, broken });
}

async function loadOrganisations(
  engine: Engine,
  table: string,
  directory: OrganisationDirectory,
): Promise<void> {
  const entries = directory.entries();
  const columns = [
    { name: 'reference', type: 'text' },
    { name: 'ods', type: 'text' },
    { name: 'is_practice', type: 'boolean' },
  ] as const;
  await engine.load(table, columns, [
    [
      entries.map(({ reference }) => reference),
      entries.map(({ ods }) => ods),
      entries.map(({ isPractice }) => isPractice),
    ],
  ]);
}

async function addUnplaced(
  engine: Engine,
  placed: Sql,
  { table, broken }: { readonly table: FhirTable; readonly broken: BrokenRows },
): Promise<void> {
  const columns = join(['file_number', 'line', 'reason'].map((name) => identifier(name)));
  const query = sql`select ${columns} from ${placed} where reason <> '' order by file_number, line, sent_row`;
  for await (const [numbers = [], lines = [], reasons = []] of engine.columns(query))
    numbers.forEach((number, at) => {
      broken.add({
        table,
        fileNumber: Number(number),
        line: Number(lines[at]),
        reason: reasons[at] as UnusableReason,
      });
    });
}
