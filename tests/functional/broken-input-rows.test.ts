import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsFile, personsFile, type RegionFiles, soundRegion, withLines } from './broken-input-folder.js';
import { expectNothingMarked, SmallAdmissions, summaryOf, type TriedAdmission } from './small-admissions.js';

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

interface BrokenRow {
  readonly file: string;
  readonly row: string;
  readonly reason: string;
}

const eventRow = (fields: string) => ({ file: eventsFile, row: fields });
const personRow = (fields: string) => ({ file: personsFile, row: fields });
const objectionRow = (fields: string) => ({ file: 'choices/objections.csv', row: fields });
const areaRow = (fields: string) => ({ file: 'areas.csv', row: fields });

const brokenRows: readonly BrokenRow[] = [
  { ...personRow('MARKED-4,6123456784,1987-11-23'), reason: 'wrong-number-of-fields' },
  {
    ...personRow('MARKED-4,6123456784,1987-11-23,1,HS9 5YW,,,D81001,A,MARKED-1'),
    reason: 'wrong-number-of-fields',
  },
  { ...personRow('MARKED-4,"6123456784,1987-11-23,1,HS9 5YW,,,D81001,A'), reason: 'unterminated-quote' },
  { ...personRow('MARKED-4,"6123"456781,1987-11-23,1,HS9 5YW,,,D81001,A'), reason: 'quote-misplaced' },
  { ...personRow('MARKED-4,6123456784,1987-11-23\r,1,HS9 5YW,,,D81001,A'), reason: 'line-end-misplaced' },
  { ...personRow(',6123456784,1987-11-23,1,HS9 5YW,,,D81001,A'), reason: 'local-id-missing' },
  { ...personRow('MARKED-4,6123456784,23/11/1987,1,HS9 5YW,,,D81001,A'), reason: 'date-of-birth-unreadable' },
  { ...personRow('MARKED-4,6123456784,1987-02-30,1,HS9 5YW,,,D81001,A'), reason: 'date-of-birth-unreadable' },
  { ...personRow('MARKED-4,6123456784,1849-11-23,1,HS9 5YW,,,D81001,A'), reason: 'date-of-birth-impossible' },
  { ...personRow('MARKED-4,6123456784,2026-01-02,1,HS9 5YW,,,D81001,A'), reason: 'date-of-birth-impossible' },
  { ...personRow('MARKED-4,6123456784,1987-11-23,F,HS9 5YW,,,D81001,A'), reason: 'sex-unknown-code' },
  { ...personRow('MARKED-4,6123456784,1987-11-23,1,HS9 5YW,May,,D81001,A'), reason: 'valid-from-unreadable' },
  { ...personRow('MARKED-4,6123456784,1987-11-23,1,HS9 5YW,,May,D81001,A'), reason: 'valid-to-unreadable' },
  {
    ...personRow('MARKED-4,6123456784,1987-11-23,1,HS9 5YW,2020-01-02,2020-01-01,D81001,A'),
    reason: 'valid-to-before-valid-from',
  },
  { ...personRow('MARKED-1,4857773457,1961-07-13,1,ZE1 0QX,,,D81001,A'), reason: 'duplicate-row' },
  { ...eventRow('E3,MARKED-9,2024-01-02,,problem,,195967001,,'), reason: 'person-unknown' },
  { ...eventRow('E3,,2024-01-02,,problem,,195967001,,'), reason: 'local-id-missing' },
  { ...eventRow('E3,MARKED-1,2024-01-02,,visit,,195967001,,'), reason: 'kind-unknown' },
  { ...eventRow('E3,MARKED-1,,,problem,,195967001,,'), reason: 'start-date-missing' },
  { ...eventRow('E3,MARKED-1,in May,,problem,,195967001,,'), reason: 'start-date-unreadable' },
  { ...eventRow('E3,MARKED-1,2024-01-02,in May,problem,,195967001,,'), reason: 'end-date-unreadable' },
  { ...eventRow('E3,MARKED-1,2024-01-02,2024-01-01,problem,,195967001,,'), reason: 'end-before-start' },
  { ...eventRow('E3,MARKED-1,2024-01-02,,problem,,,,'), reason: 'code-missing' },
  { ...eventRow('E3,MARKED-1,2024-01-02,,problem,,seen with MARKED-2,,'), reason: 'code-not-allowed' },
  {
    ...eventRow('E3,MARKED-1,2024-01-02,,observation,,1,4857773457,'),
    reason: 'value-looks-like-identifier',
  },
  { ...eventRow('E3,MARKED-1,2024-01-02,,observation,,1,ZE1 0QX,'), reason: 'value-looks-like-identifier' },
  {
    ...eventRow('E3,MARKED-1,2024-01-02,,observation,,1,1961-07-13,'),
    reason: 'value-looks-like-identifier',
  },
  { ...eventRow('E3,MARKED-1,2024-01-02,,observation,,1,seen with mother,'), reason: 'value-not-allowed' },
  { ...eventRow('E1,MARKED-1,2024-01-09,,problem,,195967001,,'), reason: 'duplicate-event' },
  { ...objectionRow('D99999,MARKED-1,9Nu0,2021-03-04,2021-03-04,false'), reason: 'organisation-unknown' },
  { ...objectionRow('RGT,MARKED-1,9Nu0,2021-03-04,2021-03-04,false'), reason: 'organisation-not-a-practice' },
  { ...objectionRow('D81001,MARKED-1,XXXX,2021-03-04,2021-03-04,false'), reason: 'code-unknown' },
  { ...objectionRow('D81001,,9Nu0,2021-03-04,2021-03-04,false'), reason: 'local-id-missing' },
  { ...objectionRow('D81001,MARKED-1,9Nu1,in May,2021-03-04,false'), reason: 'effective-at-unreadable' },
  { ...areaRow(',E01010270,E02000037,Cambridge,QUE,6'), reason: 'postcode-missing' },
  { ...areaRow('nowhere,E01010270,E02000037,Cambridge,QUE,6'), reason: 'postcode-unreadable' },
  { ...areaRow('CB4 8JB,E01010270,E02000037,Cambridge,QUE,11'), reason: 'imd-decile-not-1-to-10' },
  { ...areaRow('cb48ja,E01010271,E02000037,Cambridge,QUE,6'), reason: 'duplicate-postcode' },
];

/** A good row at the end of each file, to show that reading goes on. */
const rowsAfter: readonly (readonly [file: string, row: string])[] = [
  [personsFile, 'MARKED-5,,,0,,,,,'],
  [eventsFile, 'E9,MARKED-5,2024-01-02,,problem,,195967001,,'],
  ['choices/objections.csv', 'D81001,MARKED-9,93C1,2021-03-04,2021-03-04,false'],
  ['areas.csv', 'CB4 8JC,E01010270,E02000037,Cambridge,QUE,6'],
];

describe('rows that cannot be used', () => {
  let run: TriedAdmission;
  let files: RegionFiles;

  beforeAll(async () => {
    files = soundRegion;
    for (const { file, row } of brokenRows) files = withLines(files, file, [row]);
    for (const [file, row] of rowsAfter) files = withLines(files, file, [row]);
    run = await admissions.admitFiles(files);
  });

  it('stop nothing: every other row is admitted', async () => {
    expect(run.result).toMatchObject({ ok: true });
    const ids = (await admissions.rowsOf(run, 'persons')).map((row) => row.local_id);
    expect(ids).toEqual(['MARKED-1', 'MARKED-2', 'MARKED-5', 'MARKED-3']);
    const events = (await admissions.rowsOf(run, 'events')).map((row) => row.event_id);
    expect(events).toEqual(['E1', 'E2', 'E9', null]);
    expect(await admissions.rowsOf(run, 'objections')).toHaveLength(2);
    expect((await admissions.rowsOf(run, 'areas')).map(({ postcode }) => postcode)).toEqual([
      'CB4 8JA',
      'CB4 8JC',
    ]);
  });

  it('are none of them lost: rows in are rows admitted and rows set aside, file by file', () => {
    for (const { file, rowsIn, admitted, rejected } of summaryOf(run).files) {
      expect({ file, rowsIn }).toEqual({
        file,
        rowsIn: admitted + Object.values(rejected).reduce((sum, n) => sum + n, 0),
      });
      expect(rowsIn).toBe(String(files[file]).trimEnd().split('\n').length - 1);
    }
  });

  it.each(brokenRows)('are set aside with file, line and reason: $reason', async ({ file, row, reason }) => {
    const line = String(files[file]).split('\n').indexOf(row) + 1;
    const lastLine = String(files[file]).split('\n').lastIndexOf(row) + 1;
    const found = (await admissions.rowsOf(run, 'rejected')).filter((rejected) => rejected.file === file);
    expect(found).toContainEqual({ file, line: reason === 'duplicate-row' ? lastLine : line, reason });
  });

  it('are as many as were broken, and nothing of them is kept or told', async () => {
    const rejected = await admissions.rowsOf(run, 'rejected');
    expect(rejected).toHaveLength(brokenRows.length);
    expectNothingMarked(rejected);
    expectNothingMarked(run.result);
  });

  it('raise an alarm where they are of the objections', () => {
    expect(run.result).toMatchObject({
      value: {
        ledger: [{ ods: 'D81001', rowsNotUnderstood: 3, alarms: ['rows-not-understood'] }],
        alarms: [
          'D81001: rows of the objections could not be understood.',
          '1 rows of the objections name an organisation that is not known.',
        ],
      },
    });
  });
});
