import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionPlan } from '../region-plan.js';
import { openCsvTable } from './table-writer.js';

/** The columns of `areas.csv`. Source: design overview, section 4. */
export const areaColumns = ['postcode', 'lsoa', 'msoa', 'place', 'icb', 'imd_decile'] as const;

/** Writes `region.json` and `areas.csv`, which are known before any person is. */
export async function writeAreaFiles(
  { areas, organisations, spec }: RegionPlan,
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const region = {
    name: spec.name,
    referenceDate: spec.referenceDate,
    organisations: organisations.all.map(({ ods, name, kind, postcode }) => ({ ods, name, kind, postcode })),
  };
  writeFileSync(join(folder, 'region.json'), `${JSON.stringify(region, null, 2)}\n`);
  const table = openCsvTable(join(folder, 'areas'), areaColumns);
  for (const { postcodes, communal, lsoa, msoa, place, imdDecile } of areas.neighbourhoods) {
    for (const postcode of [...postcodes, ...communal.map((establishment) => establishment.postcode)]) {
      table.write([postcode, lsoa, msoa, place.name, areas.icb, String(imdDecile)]);
    }
  }
  await table.close();
}
