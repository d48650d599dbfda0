import { runSteps } from '@causeway/engine';
import type { AdmissionWork } from '../admission-work.js';
import { personsShape } from '../reading/table-shape.js';
import { type SentExtract, sentRows } from '../sent-extract.js';
import { type SetAside, setAside } from '../set-aside.js';
import { classifyPersons } from './classified-persons.js';
import { type PersonQuality, personQuality } from './person-quality.js';
import { personSteps, personTables } from './person-steps.js';

/** The persons of a region, admitted. */
export interface AdmittedPersons {
  readonly setAside: SetAside;
  /** By organisation that sent an extract, in order of ODS code. */
  readonly quality: readonly PersonQuality[];
}

/**
 * Admits the persons of all extracts: rows that can be used go on in the table `personTables.admitted`, the others are set aside with a
 * reason each. The tables as sent are dropped.
 */
export async function admitPersons(
  { engine, referenceDate }: AdmissionWork,
  extracts: readonly SentExtract[],
): Promise<AdmittedPersons> {
  const sent = sentRows(extracts, personsShape);
  const { rejected, dates, numbers, postcodes, practices, categories, faulty } = personTables;
  await classifyPersons(engine, sent);
  await runSteps(engine, personSteps(sent, referenceDate));
  const aside = await setAside(engine, {
    sent: extracts.map(({ source, raw }) => ({ ods: source.ods, raw })),
    rejected,
    table: 'persons_set_aside',
  });
  const quality = await personQuality(engine, extracts);
  for (const table of [rejected, dates, numbers, postcodes, practices, categories, faulty])
    await engine.dropTable(table);
  for (const { raw } of extracts) await engine.dropTable(raw.name);
  return { setAside: aside, quality };
}
