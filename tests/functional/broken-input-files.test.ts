import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { eventsFile, personsFile, soundRegion, without } from './broken-input-folder.js';
import { type BrokenFolder, changed, expectRefused } from './broken-input-refusal.js';
import { SmallAdmissions } from './small-admissions.js';

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

const persons = String(soundRegion[personsFile]);
const header = persons.split('\n')[0] ?? '';

/** A Parquet file of one person. */
async function parquetOfPersons({ engine, workFolder }: SmallAdmissions): Promise<Buffer> {
  const path = join(workFolder, 'persons.parquet');
  await engine.writeParquet(
    sql`select 'MARKED-1' as local_id, 4857773457 as nhs_number, date '1961-07-13' as date_of_birth, 1 as sex, 'ZE1 0QX' as postcode`,
    path,
  );
  return await readFile(path);
}

const brokenFiles: readonly BrokenFolder[] = [
  {
    what: 'an empty file',
    files: changed(personsFile, ''),
    code: 'CW-RELEASE-147',
    exitCode: 4,
    path: personsFile,
    says: /empty/,
  },
  {
    what: 'a gzip file that breaks off',
    files: () => {
      const packed = gzipSync(persons.repeat(50));
      return {
        ...without(soundRegion, personsFile),
        [`${personsFile}.gz`]: packed.subarray(0, packed.length - 12),
      };
    },
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: `${personsFile}.gz`,
    says: /breaks off/,
  },
  {
    what: 'a gzip file that is none',
    files: () => ({ ...without(soundRegion, personsFile), [`${personsFile}.gz`]: persons }),
    code: 'CW-RELEASE-148',
    exitCode: 4,
    path: `${personsFile}.gz`,
    says: /gzip/,
  },
  {
    what: 'a Parquet file that breaks off',
    files: async (all) => ({
      ...without(soundRegion, personsFile),
      'extracts/D81001/persons.parquet': (await parquetOfPersons(all)).subarray(0, 300),
    }),
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: 'extracts/D81001/persons.parquet',
    says: /breaks off/,
  },
  {
    what: 'a Parquet file whose middle is overwritten',
    files: async (all) => {
      const bytes = await parquetOfPersons(all);
      bytes.fill(0xff, 4, bytes.length - 8);
      return { ...without(soundRegion, personsFile), 'extracts/D81001/persons.parquet': bytes };
    },
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: 'extracts/D81001/persons.parquet',
    says: /damaged/,
  },
  {
    what: 'a Parquet file that is none',
    files: () => ({ ...without(soundRegion, personsFile), 'extracts/D81001/persons.parquet': persons }),
    code: 'CW-RELEASE-148',
    exitCode: 4,
    path: 'extracts/D81001/persons.parquet',
    says: /Parquet/,
  },
  {
    what: 'a CSV file cut within its last row',
    files: changed(personsFile, persons.slice(0, -30)),
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: `${personsFile}, line 3`,
    says: /last line/,
  },
  {
    what: 'a CSV file cut within a quoted field',
    files: changed(personsFile, `${persons}MARKED-3,"485777`),
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: `${personsFile}, line 4`,
    says: /open quote/,
  },
  {
    what: 'Latin-1',
    files: changed(personsFile, Buffer.from(`${persons}MARKED-3,,,,Caf\xe9,,,,\n`, 'latin1')),
    code: 'CW-RELEASE-149',
    exitCode: 4,
    path: `${personsFile}, line 4`,
    says: /UTF-8/,
  },
  {
    what: 'UTF-16',
    files: changed(personsFile, Buffer.from(`\uFEFF${persons}`, 'utf16le')),
    code: 'CW-RELEASE-149',
    exitCode: 4,
    path: personsFile,
    says: /UTF-16/,
  },
  {
    what: 'bytes that are no text',
    files: changed(personsFile, Buffer.concat([Buffer.from(persons), Buffer.alloc(64)])),
    code: 'CW-RELEASE-148',
    exitCode: 4,
    path: personsFile,
    says: /no text/,
  },
  {
    what: 'a workbook that is called CSV',
    files: changed(personsFile, 'PK\u0003\u0004MARKED-1'),
    code: 'CW-RELEASE-148',
    exitCode: 4,
    path: personsFile,
    says: /ZIP/,
  },
  {
    what: 'a column that is missing',
    files: changed(eventsFile, String(soundRegion[eventsFile]).replace('start_date', 'started')),
    code: 'CW-RELEASE-151',
    exitCode: 4,
    path: `${eventsFile}: start_date`,
    says: /missing/,
  },
  {
    what: 'a column that comes twice',
    files: changed(personsFile, persons.replace('valid_from', 'Postcode')),
    code: 'CW-RELEASE-152',
    exitCode: 4,
    path: `${personsFile}: postcode`,
    says: /two columns/,
  },
  {
    what: 'rows without their line of names',
    files: changed(personsFile, persons.replace(`${header}\n`, '')),
    code: 'CW-RELEASE-151',
    exitCode: 4,
    path: personsFile,
    says: /first line/,
  },
  {
    what: 'a folder where a file should be',
    files: () => ({ ...without(soundRegion, personsFile), [`${personsFile}/note.txt`]: 'MARKED-1' }),
    code: 'CW-RELEASE-148',
    exitCode: 4,
    path: personsFile,
    says: /folder/,
  },
  {
    what: 'a column with names',
    files: changed(personsFile, persons.replace('ethnic_category', 'Family-Name')),
    code: 'CW-RELEASE-153',
    exitCode: 3,
    path: `${personsFile}: family_name`,
    says: /"family_name" holds names/,
  },
  {
    what: 'a FHIR Bundle that breaks off',
    files: () => ({
      ...without(soundRegion, personsFile, eventsFile),
      'extracts/D81001/bundle.json':
        '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"id":"MARKED-1"',
    }),
    code: 'CW-RELEASE-150',
    exitCode: 4,
    path: 'extracts/D81001/bundle.json',
    says: /breaks off/,
  },
];

describe('a file that cannot be used', () => {
  it.each(brokenFiles)('is refused with one clear line: $what', async (broken) => {
    await expectRefused(admissions, broken);
  });
});
