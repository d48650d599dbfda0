import { parsePostcode } from '@causeway/domain';
import { type Engine, identifier, runSteps, sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import type { RawTable } from '../reading/raw-table.js';
import { type SetAside, setAside } from '../set-aside.js';
import { type AreaTables, areaSteps } from './area-steps.js';

/** The table of areas for the rest of a run: postcode in its normal form, lsoa, msoa, place, icb, imd_decile. */
export const areasTable = 'areas_admitted';

/** Admits the table of areas. */
export async function admitAreas(engine: Engine, raw: RawTable): Promise<SetAside> {
  const tables: AreaTables = {
    raw: raw.name,
    postcodes: 'areas_postcodes',
    rejected: 'areas_rejected',
    admitted: areasTable,
  };
  const answer = [{ name: 'normal_form', type: 'text' }] as const;
  await classifyDistinct(
    engine,
    { from: identifier(raw.name), keys: ['postcode'], table: tables.postcodes, answer },
    (text = '') => {
      const postcode = parsePostcode(text);
      return postcode.ok ? [postcode.value] : undefined;
    },
  );
  await runSteps(engine, areaSteps(tables));
  const aside = await setAside(engine, {
    sent: [{ ods: '', raw }],
    rejected: tables.rejected,
    table: 'areas_set_aside',
  });
  for (const table of [tables.raw, tables.postcodes, tables.rejected]) await engine.dropTable(table);
  return aside;
}

/** Makes the table of areas of a folder that has none. */
export async function noAreas(engine: Engine): Promise<void> {
  await engine.createTable(
    areasTable,
    sql`select '' as postcode, '' as lsoa, '' as msoa, '' as place, '' as icb, 0 as imd_decile where false`,
  );
}
