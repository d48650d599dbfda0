import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Problem, type Result, yearOf } from '@causeway/domain';
import { europeanStandardPopulation2013 } from '../compare/european-standard-population-2013.js';
import type { DisclosurePolicy } from '../disclose/disclosure-policy.js';
import type { ReleasedTable } from '../disclose/released-table.js';
import { releasedTableToCsv } from '../disclose/released-table-csv.js';
import { releasedTableToJson } from '../disclose/released-table-json.js';
import { standardisedRatesTable } from '../disclose/standardised-rates-table.js';
import { type TreatedTable, treatTable } from '../disclose/treat-table.js';
import { runFacts, type StatedFacts } from '../run/run-facts.js';
import { emptyReport, type Stage, type StageWork } from '../run/stage.js';
import { conditions } from './condition.js';
import { ageBandCount, countPeople, type PeopleCounts } from './count-people.js';
import { allPlaces, peopleByPlace, peopleWithConditionByPlace } from './true-tables.js';

const ratePer = 100_000;

function sumBands(places: Iterable<readonly number[]>): readonly number[] {
  const total = Array.from({ length: ageBandCount }, () => 0);
  for (const bands of places) {
    for (const [band, people] of bands.entries()) total[band] = (total[band] ?? 0) + people;
  }
  return total;
}

/** The people of one place, or of all, in each age band. */
function bandsAt(
  byPlace: ReadonlyMap<string, readonly number[]>,
  place: string | undefined,
): readonly number[] {
  return place === allPlaces ? sumBands(byPlace.values()) : (byPlace.get(place ?? '') ?? []);
}

/** The true age bands of a row of the condition table, for the standardised rate only: they never leave. */
function standardisationBands(counts: PeopleCounts, categories: Readonly<Record<string, string>>) {
  const condition = conditions.find(({ title }) => title === categories.condition);
  const cases = bandsAt(counts.withCondition.get(condition?.name ?? '') ?? new Map(), categories.place);
  const people = bandsAt(counts.people, categories.place);
  return europeanStandardPopulation2013.map(({ standardPopulation }, band) => ({
    events: cases[band] ?? 0,
    population: people[band] ?? 0,
    standardPopulation,
  }));
}

/** The tables of a run as they may leave, with what only the secure store may know of their treatment. */
interface MadeTables {
  readonly tables: readonly ReleasedTable[];
  readonly secure: Readonly<Record<string, TreatedTable['secure']>>;
}

function makeTables(counts: PeopleCounts, policy: DisclosurePolicy): Result<MadeTables, Problem> {
  const people = treatTable(peopleByPlace(counts), policy);
  if (!people.ok) return people;
  const withCondition = treatTable(peopleWithConditionByPlace(counts), policy);
  if (!withCondition.ok) return withCondition;
  const rates = standardisedRatesTable({
    name: 'standardised-rates-by-place',
    title: 'Directly standardised rates by place',
    counts: withCondition.value.released,
    populations: people.value.released,
    measures: { counts: 'people', populations: 'people' },
    bandsOf: (categories) => standardisationBands(counts, categories),
    isTotal: ({ place }) => place === allPlaces,
    policy,
    multiplier: ratePer,
  });
  if (!rates.ok) return rates;
  return ok({
    tables: [people.value.released, withCondition.value.released, rates.value],
    secure: {
      [people.value.released.name]: people.value.secure,
      [withCondition.value.released.name]: withCondition.value.secure,
    },
  });
}

async function countFrom(
  { engine, folderOf, onProgress }: StageWork,
  referenceYear: number,
): Promise<PeopleCounts> {
  await engine.readParquet('linked_persons', join(folderOf('pseudonymise'), 'linked', 'persons.parquet'));
  await engine.readParquet('linked_events', join(folderOf('pseudonymise'), 'linked', 'events.parquet'));
  return countPeople(engine, referenceYear, async ({ table, query }) => {
    onProgress(table.replaceAll('_', ' '));
    await engine.createTable(table, query);
  });
}

/**
 * Counts people in the linked dataset, treats the counts under the policy, and makes the standardised rates of what is left. Writes
 * `tables/NAME.csv` and `tables/NAME.json`; true counts are in neither.
 */
export function tablesStage(stated: StatedFacts, policy: DisclosurePolicy): Stage {
  return {
    name: 'tables',
    run: async (work) => {
      const counts = await countFrom(work, yearOf(runFacts(work, stated).referenceDate));
      const made = makeTables(counts, policy);
      if (!made.ok) return made;
      const folder = join(work.folder, 'tables');
      await mkdir(folder);
      for (const table of made.value.tables) {
        await writeFile(join(folder, `${table.name}.csv`), releasedTableToCsv(table));
        await writeFile(join(folder, `${table.name}.json`), releasedTableToJson(table));
      }
      // How many were hidden for being small narrows the hidden counts, so it stays in the secure zone, where this folder lies.
      await writeFile(join(work.folder, 'treatment.json'), JSON.stringify(made.value.secure, null, 2));
      const rows = made.value.tables.map(({ name, rows: inTable }) => [name, inTable.length] as const);
      const hiddenCells = made.value.tables.map(({ name, hiddenCells: inTable }) => [name, inTable] as const);
      return ok({
        ...emptyReport,
        rowsOut: Object.fromEntries(rows),
        details: {
          policy: policy.name,
          policyVersion: policy.version,
          hiddenCells: Object.fromEntries(hiddenCells),
        },
      });
    },
  };
}
