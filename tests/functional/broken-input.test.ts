import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { admit } from '@causeway/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsFile, personsFile, soundRegion, without, writeFiles } from './broken-input-folder.js';
import { type BrokenFolder, changed, expectRefused } from './broken-input-refusal.js';
import { expectNothingMarked, SmallAdmissions } from './small-admissions.js';

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

const persons = String(soundRegion[personsFile]);

describe('a sound region folder', () => {
  it('is admitted whole, and left as it was', async () => {
    const run = await admissions.admitFiles(soundRegion);
    expect(run.result).toMatchObject({
      ok: true,
      value: {
        rows: { persons: { rowsIn: 3, admitted: 3 }, events: { rowsIn: 3, admitted: 3 } },
        alarms: [],
        warnings: [],
      },
    });
    expectNothingMarked(run.result);
    expect(await admissions.rowsOf(run, 'rejected')).toEqual([]);
    expect((await readdir(run.folder)).sort()).toEqual(['areas.csv', 'choices', 'extracts', 'region.json']);
  });
});

const brokenFolders: readonly BrokenFolder[] = [
  { what: 'an empty folder', files: () => ({}), code: 'CW-RELEASE-142', exitCode: 4, says: /region\.json/ },
  {
    what: 'a region.json that is no JSON',
    files: changed('region.json', '{"name": MARKED-1'),
    code: 'CW-RELEASE-143',
    exitCode: 4,
    path: 'region.json',
    says: /JSON/,
  },
  {
    what: 'a region.json with a wrong field',
    files: changed(
      'region.json',
      '{"name":"x","referenceDate":"2026-01-01","organisations":[{"ods":"D81001","name":"MARKED-1","kind":"MARKED-2"}]}',
    ),
    code: 'CW-RELEASE-143',
    exitCode: 4,
    path: 'region.json: organisations[0].kind',
    says: /gp, hospital/,
  },
  {
    what: 'a region.json without a date, where the run says none',
    files: changed(
      'region.json',
      String(soundRegion['region.json']).replace('"referenceDate":"2026-01-01",', ''),
    ),
    code: 'CW-RELEASE-143',
    exitCode: 4,
    path: 'region.json: referenceDate',
    says: /YYYY-MM-DD/,
  },
  {
    what: 'a reference date that is none',
    files: () => soundRegion,
    spec: { referenceDate: '1 May' },
    code: 'CW-DOMAIN-004',
    exitCode: 4,
    path: 'reference date',
    says: /YYYY-MM-DD/,
  },
  {
    what: 'no extract at all',
    files: () =>
      without(soundRegion, personsFile, eventsFile, 'extracts/RGT/persons.csv', 'extracts/RGT/events.csv'),
    code: 'CW-RELEASE-144',
    exitCode: 4,
    path: 'extracts',
    says: /no extract/,
  },
  {
    what: 'an extract of an organisation that is not of the region',
    files: changed('extracts/D99999/persons.csv', persons),
    code: 'CW-RELEASE-145',
    exitCode: 4,
    path: 'extracts/D99999',
    says: /does not name/,
  },
  {
    what: 'events without persons',
    files: () => without(soundRegion, personsFile),
    code: 'CW-RELEASE-144',
    exitCode: 4,
    path: 'extracts/D81001',
    says: /no persons/,
  },
  {
    what: 'one table in two files',
    files: changed('extracts/D81001/persons.parquet', 'PAR1'),
    code: 'CW-RELEASE-146',
    exitCode: 4,
    path: personsFile,
    says: /persons\.csv, persons\.parquet/,
  },
  {
    what: 'two folders of one organisation',
    files: changed('extracts/d81001/persons.csv', persons),
    code: 'CW-RELEASE-146',
    exitCode: 4,
    path: 'extracts/D81001',
    says: /small letters/,
  },
  {
    what: 'tables and FHIR side by side',
    files: changed('extracts/D81001/Patient.ndjson', '{"resourceType":"Patient","id":"1"}\n'),
    code: 'CW-RELEASE-146',
    exitCode: 4,
    path: 'extracts/D81001',
    says: /FHIR/,
  },
  {
    what: 'a cleaned list that is another file',
    files: changed('choices/cleaned-list.dat', 'MARKED-1 may not be used\n'),
    code: 'CW-CHOICES-001',
    exitCode: 4,
    path: 'choices/cleaned-list.dat',
    says: /no NHS number/,
  },
  {
    what: 'a cleaned list of a day that is none',
    files: changed('choices/cleaned-list.json', '{"receivedOn": "MARKED-1"}'),
    code: 'CW-RELEASE-143',
    exitCode: 4,
    path: 'choices/cleaned-list.json: receivedOn',
    says: /YYYY-MM-DD/,
  },
];

describe('a folder that cannot be used', () => {
  it.each(brokenFolders)('is refused with one clear line: $what', async (broken) => {
    await expectRefused(admissions, broken);
  });

  it('is refused where it is not there, or is a file', async () => {
    await writeFiles(admissions.workFolder, { 'a-file': 'MARKED-1' });
    for (const name of ['absent', 'a-file'])
      expect((await admissions.admitFolder(join(admissions.workFolder, name))).result).toMatchObject({
        ok: false,
        error: { code: 'CW-RELEASE-141', category: 'not-found' },
      });
  });

  it.skipIf(process.getuid?.() === 0)(
    'is refused where a file may not be read (as root, every file may)',
    async () => {
      const folder = join(admissions.workFolder, 'unreadable');
      await writeFiles(folder, soundRegion);
      await chmod(join(folder, personsFile), 0);
      expect((await admissions.admitFolder(folder)).result).toMatchObject({
        ok: false,
        error: { code: 'CW-RELEASE-154', path: personsFile },
      });
    },
  );

  it('leaves nothing behind but the folder it may write to', async () => {
    const before = await readdir(admissions.workFolder);
    const out = join(admissions.workFolder, 'out-of-a-broken-one');
    await mkdir(out);
    const folder = join(admissions.workFolder, 'cut');
    await writeFiles(folder, { ...soundRegion, [personsFile]: persons.slice(0, -30) });
    await admit({ engine: admissions.engine }, { folder, outFolder: out, dropColumns: [] });
    expect(await readdir(out)).toEqual([]);
    expect((await readdir(admissions.workFolder)).filter((name) => !before.includes(name)).sort()).toEqual([
      'cut',
      'out-of-a-broken-one',
    ]);
  });
});

describe('a folder in which something is missing that may be', () => {
  it.each([
    [
      'an organisation that sent nothing',
      without(soundRegion, 'extracts/RGT/persons.csv', 'extracts/RGT/events.csv'),
      'RGT is in region.json and sent no extract.',
    ],
    [
      'no table of areas',
      without(soundRegion, 'areas.csv'),
      'There is no areas.csv: places and deprivation are not known.',
    ],
    [
      'a table without rows',
      { ...soundRegion, [eventsFile]: 'local_id,start_date,kind,code\n' },
      `${eventsFile} has no rows.`,
    ],
    [
      'a column nobody knows',
      { ...soundRegion, [eventsFile]: 'local_id,start_date,kind,code,ward\n' },
      `${eventsFile}: columns not read: ward.`,
    ],
  ])('is admitted with a warning: %s', async (_, files, warning) => {
    const { result } = await admissions.admitFiles(files);
    expect(result).toMatchObject({ ok: true, value: { warnings: expect.arrayContaining([warning]) } });
  });

  it.each([
    ['the objections', 'choices/objections.csv', /no list of objections/],
    ['the cleaned list', 'choices/cleaned-list.dat', /no cleaned list/],
  ])('is admitted with an alarm where it is %s', async (_, path, words) => {
    const { result } = await admissions.admitFiles(without(soundRegion, path));
    expect(result).toMatchObject({ ok: true, value: { alarms: [expect.stringMatching(words)] } });
  });
});
