import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files of a region folder by their paths. */
export type RegionFiles = Readonly<Record<string, string | Buffer>>;

/** Identifiers of nobody, which stand in the small folder and may be in no message. */
export const markedIdentifiers: readonly string[] = [
  '4857773457',
  '6123456784',
  '1961-07-13',
  '1987-11-23',
  'ZE1 0QX',
  'HS9 5YW',
  'MARKED-',
];

const organisations = [
  { ods: 'D81001', name: 'First Surgery', kind: 'gp', postcode: 'CB4 8JA' },
  { ods: 'RGT', name: 'A hospital', kind: 'hospital', postcode: 'CB2 0QQ' },
];

/** A small region folder in which nothing is wrong. */
export const soundRegion: RegionFiles = {
  'region.json': JSON.stringify({ name: 'Small region', referenceDate: '2026-01-01', organisations }),
  'areas.csv': 'postcode,lsoa,msoa,place,icb,imd_decile\nCB4 8JA,E01010270,E02000037,Cambridge,QUE,6\n',
  'extracts/D81001/persons.csv': `local_id,nhs_number,date_of_birth,sex,postcode,valid_from,valid_to,registered_gp,ethnic_category
MARKED-1,4857773457,1961-07-13,1,ZE1 0QX,,,D81001,A
MARKED-2,6123456784,1987-11-23,2,HS9 5YW,2001-01-01,,D81001,Z
`,
  'extracts/D81001/events.csv': `event_id,local_id,start_date,end_date,kind,code_system,code,value,unit
E1,MARKED-1,2024-01-02,2024-01-02,problem,http://snomed.info/sct,195967001,,
E2,MARKED-2,2024-02-03,,observation,http://snomed.info/sct,44054006,5.4,mmol/L
`,
  'extracts/RGT/persons.csv': `local_id,nhs_number,date_of_birth,sex,postcode
MARKED-3,4857773457,1961-07-13,1,ZE10QX
`,
  'extracts/RGT/events.csv': `local_id,start_date,kind,code
MARKED-3,2024-05-06,encounter,ATT
`,
  'choices/objections.csv': `ods,local_id,code,effective_at,recorded_at,entered_in_error
D81001,MARKED-2,93C1,2021-03-04,2021-03-04,false
`,
  'choices/cleaned-list.dat': '4857773457,\n6123456784,\n',
};

export const personsFile = 'extracts/D81001/persons.csv';
export const eventsFile = 'extracts/D81001/events.csv';

/** Writes the files into the folder. */
export async function writeFiles(folder: string, files: RegionFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** The files without one of them. */
export function without(files: RegionFiles, ...paths: readonly string[]): RegionFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

/** The files with more lines at the end of one of them. */
export function withLines(files: RegionFiles, path: string, lines: readonly string[]): RegionFiles {
  return { ...files, [path]: `${String(files[path])}${lines.map((line) => `${line}\n`).join('')}` };
}
