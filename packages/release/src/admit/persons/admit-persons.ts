import { runSteps } from '@causeway/engine';
import type { AdmissionWork } from '../admission-work.js';
import type { RawTable } from '../reading/raw-table.js';
import type { Source } from '../region/region-description.js';
import { type SetAside, setAside } from '../set-aside.js';
import { classifyPersons } from './classified-persons.js';
import { type PersonQuality, personQuality } from './person-quality.js';
import { type PersonTables, personSteps } from './person-steps.js';

/** The persons of one organisation, admitted. */
export interface AdmittedPersons {
  readonly source: Source;
  /** The rows admitted: the columns of `persons.parquet`, and `sent_row`. */
  readonly table: string;
  /** Every record sent: see `PersonTables.registrations`. */
  readonly registrations: string;
  readonly setAside: SetAside;
  readonly quality: PersonQuality;
}

/** Admits the persons of one organisation: rows that can be used go on, the others are set aside with a reason each. */
export async function admitPersons(
  { engine, referenceDate }: AdmissionWork,
  source: Source,
  raw: RawTable,
): Promise<AdmittedPersons> {
  const tables = tablesOf(raw.name);
  await classifyPersons(engine, tables);
  await runSteps(engine, personSteps(tables, source, referenceDate));
  const admitted = {
    source,
    table: tables.admitted,
    registrations: tables.registrations,
    setAside: await setAside(engine, raw, tables.rejected),
    quality: await personQuality(engine, tables, source),
  };
  const { raw: sent, dates, numbers, practices, categories, rejected } = tables;
  for (const table of [sent, dates, numbers, practices, categories, rejected]) await engine.dropTable(table);
  return admitted;
}

function tablesOf(raw: string): PersonTables {
  return {
    raw,
    dates: `${raw}_dates`,
    numbers: `${raw}_numbers`,
    practices: `${raw}_practices`,
    categories: `${raw}_categories`,
    rejected: `${raw}_rejected`,
    admitted: `${raw}_admitted`,
    registrations: `${raw}_registrations`,
  };
}
