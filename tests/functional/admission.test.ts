import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Engine, identifier, literal, openDuckDb, sql } from '@causeway/engine';
import { admissionFiles, admit } from '@causeway/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventsFile,
  personsFile,
  type RegionFiles,
  soundRegion,
  withLines,
  without,
} from './broken-input-folder.js';
import { SmallAdmissions, summaryOf } from './small-admissions.js';

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

/** The bytes of every file that was written, by name. */
async function digests(out: string): Promise<Readonly<Record<string, string>>> {
  const entries = Object.values(admissionFiles).map(async (name) => {
    const bytes = await readFile(join(out, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The table of a CSV text as a Parquet file of texts and, where they fit, numbers and dates. */
async function asParquet(engine: Engine, csv: string, path: string): Promise<Buffer> {
  const lines = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const [names = [], ...rows] = lines;
  await engine.load(
    'as_sent',
    names.map((name) => ({ name, type: 'text' }) as const),
    [names.map((_, at) => rows.map((row) => row[at] || null))],
  );
  const typed = names.map((name) => {
    const column = identifier(name);
    if (name === 'nhs_number') return sql`cast(${column} as double) as ${column}`;
    return name.includes('date') ? sql`cast(${column} as date) as ${column}` : column;
  });
  const selected = typed.reduce((all, column) => sql`${all}, ${column}`);
  await engine.writeParquet(sql`select ${selected} from as_sent`, path);
  return await readFile(path);
}

describe('the form of an extract', () => {
  const persons = String(soundRegion[personsFile]);
  const rest = without(soundRegion, personsFile);
  let plain: Readonly<Record<string, string>>;
  beforeAll(async () => {
    plain = await digests((await admissions.admitFiles(soundRegion)).out);
  });
  const quoted = persons.replaceAll(/[^,\n]+/g, '"$&"');

  it.each([
    ['with semicolons', { ...rest, [personsFile]: persons.replaceAll(',', ';') }],
    ['with tabs', { ...rest, [personsFile]: persons.replaceAll(',', '\t') }],
    ['with Windows line ends', { ...rest, [personsFile]: persons.replaceAll('\n', '\r\n') }],
    ['with every field quoted', { ...rest, [personsFile]: quoted }],
    ['with a byte-order mark', { ...rest, [personsFile]: `\uFEFF${persons}` }],
    ['packed by gzip', { ...rest, [`${personsFile}.gz`]: gzipSync(persons) }],
    ['with its columns in another order', { ...rest, [personsFile]: columnsReversed(persons) }],
  ])('makes no difference: %s', async (_, files) => {
    const other = await admissions.admitFiles(files);
    expect(await digests(other.out)).toEqual(plain);
  });

  it('makes no difference: Parquet, with numbers and dates of their own types', async () => {
    const path = join(admissions.workFolder, 'persons.parquet');
    const bytes = await asParquet(admissions.engine, persons, path);
    const other = await admissions.admitFiles({ ...rest, 'extracts/D81001/persons.parquet': bytes });
    expect(await digests(other.out)).toEqual(plain);
  });

  it('makes the same bytes again, on one thread and on two', async () => {
    const first = await admissions.admitFiles(soundRegion);
    const engine = await openDuckDb({ threads: 1 });
    const out = join(admissions.workFolder, 'on-one-thread');
    const result = await admit({ engine }, { folder: first.folder, outFolder: out, dropColumns: [] });
    await engine.close();
    expect(result).toEqual(first.result);
    expect(await digests(out)).toEqual(await digests(first.out));
  });
});

function columnsReversed(csv: string): string {
  return csv.replaceAll(/.+/g, (line) => line.split(',').reverse().join(','));
}

describe('columns that are left out', () => {
  const files: RegionFiles = {
    ...soundRegion,
    [personsFile]: String(soundRegion[personsFile]).replace('ethnic_category', 'Middle Name'),
  };

  it('are recorded, and the file is admitted without them', async () => {
    const run = await admissions.admitFiles(files, { dropColumns: ['middle_name'] });
    expect(summaryOf(run).droppedColumns).toEqual([`${personsFile}: middle_name`]);
    const rows = await admissions.rowsOf(run, 'persons');
    expect(rows.map((row) => row.ethnic_category)).toEqual([null, null, null]);
  });

  it('are told where no file has them', async () => {
    const run = await admissions.admitFiles(soundRegion, { dropColumns: ['Sur name'] });
    expect(summaryOf(run).warnings).toEqual(['No file has a column "sur_name" to leave out.']);
  });

  it('may be any: one that is needed is then missing', async () => {
    const run = await admissions.admitFiles(soundRegion, { dropColumns: ['sex'] });
    expect(run.result).toMatchObject({ error: { code: 'CW-RELEASE-151', path: `${personsFile}: sex` } });
  });
});

describe('the cleaned list', () => {
  const dated = (receivedOn: string): RegionFiles => ({
    ...soundRegion,
    'choices/cleaned-list.json': JSON.stringify({ receivedOn }),
  });

  it.each([
    ['counts as of the reference date where no day is stated', soundRegion, 2, 'fresh'],
    ['is fresh for 21 days', dated('2025-12-11'), 2, 'fresh'],
    ['has nobody on it after 22', dated('2025-12-10'), 0, 'too-old'],
    ['has nobody on it where it is dated ahead', dated('2026-01-02'), 0, 'dated-ahead'],
  ] as const)('%s', async (_, files, size, freshness) => {
    const run = await admissions.admitFiles(files);
    expect(summaryOf(run).cleanedList).toMatchObject({ isThere: true, size, freshness, numbersRead: 2 });
    expect(await admissions.rowsOf(run, 'cleaned_list')).toHaveLength(size);
    expect(summaryOf(run).alarms).toHaveLength(freshness === 'fresh' ? 0 : 1);
  });

  it('leaves out lines that are no NHS number, and counts them', async () => {
    const list = `\uFEFF4857773457,\r\n4444444444,\r\n\r\nMARKED-1\r\n`;
    const run = await admissions.admitFiles({ ...soundRegion, 'choices/cleaned-list.dat': list });
    expect(await admissions.rowsOf(run, 'cleaned_list')).toEqual([{ nhs_number: '4857773457' }]);
    expect(summaryOf(run).cleanedList.badLines).toBe(2);
  });
});

describe('the tables beside the extracts', () => {
  it('hold organisations with their postcodes in normal form', async () => {
    const run = await admissions.admitFiles(soundRegion);
    expect(await admissions.rowsOf(run, 'organisations')).toEqual([
      { ods: 'D81001', name: 'First Surgery', kind: 'gp', postcode: 'CB4 8JA' },
      { ods: 'RGT', name: 'A hospital', kind: 'hospital', postcode: 'CB2 0QQ' },
    ]);
  });

  it('hold areas read from the columns of the national postcode directory, ranks of England as deciles', async () => {
    const areas = `pcds,oslaua,icb,lsoa11,msoa11,imd,ctry
cb48ja,E07000008,E54000056,E01010270,E02000037,1,E92000001
CB4 8JB,E07000008,E54000056,E01010270,E02000037,3284,E92000001
CB4 8JC,E07000008,E54000056,E01010270,E02000037,3285,E92000001
CB4 8JD,E07000008,E54000056,E01010270,E02000037,32844,E92000001
CF10 1AA,W06000015,,W01001939,W02000398,12,W92000004
`;
    const run = await admissions.admitFiles({ ...soundRegion, 'areas.csv': areas });
    const rows = await admissions.rowsOf(run, 'areas');
    expect(rows.map(({ postcode, imd_decile: decile }) => [postcode, decile])).toEqual([
      ['CB4 8JA', 1],
      ['CB4 8JB', 1],
      ['CB4 8JC', 2],
      ['CB4 8JD', 10],
      ['CF10 1AA', null],
    ]);
    expect(rows[0]).toMatchObject({
      lsoa: 'E01010270',
      msoa: 'E02000037',
      place: 'E07000008',
      icb: 'E54000056',
    });
  });
});

describe('an event', () => {
  it('keeps its history and loses nothing on the way', async () => {
    const files = withLines(soundRegion, eventsFile, [
      'E7,MARKED-1,20240105,2024-02-01,Problem,dm+d,322236009,,',
    ]);
    const run = await admissions.admitFiles(files);
    await admissions.engine.readParquet('written', join(run.out, admissionFiles.events));
    const rows = await admissions.engine.query(sql`select * from written where event_id = ${literal('E7')}`);
    expect(rows).toEqual([
      {
        source_ods: 'D81001',
        source_kind: 'gp',
        record_id: 'D81001:MARKED-1',
        event_id: 'E7',
        kind: 'problem',
        start_date: '2024-01-05',
        end_date: '2024-02-01',
        code_system: 'dm+d',
        code: '322236009',
        value: null,
        unit: null,
      },
    ]);
  });
});
