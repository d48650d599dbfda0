import type { ObjectionCounts } from '@causeway/choices';
import { parseOdsCode } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RegionFiles, soundRegion } from './broken-input-folder.js';
import { SmallAdmissions, summaryOf, type TriedAdmission } from './small-admissions.js';

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

const kinds = { D81001: 'gp', D81002: 'gp', D81003: 'gp', RGT: 'hospital' } as const;

/** NHS numbers of nobody. */
const numbers = { ann: '4857773457', ben: '6123456784', cat: '7012345675' } as const;

const personRow = (...fields: readonly string[]) => {
  const [localId = '', number = '', from = '', to = ''] = fields;
  return `${localId},${number},1961-07-13,1,CB4 8JA,${from},${to}`;
};

/**
 * Ann has moved from D81001 over D81002 to D81003; Ben is at D81001; Cat at D81002 and D81003, it is not said which is the later. Ann and Ben
 * were in the hospital. Every record has one event.
 */
const extracts: Readonly<Record<keyof typeof kinds, readonly string[]>> = {
  D81001: [personRow('ann', numbers.ann, '2000-01-01', '2010-01-01'), personRow('ben', numbers.ben)],
  D81002: [personRow('ann', numbers.ann, '2010-01-01', '2020-01-01'), personRow('cat', numbers.cat)],
  D81003: [
    personRow('ann', '485 777 3457', '2020-01-01'),
    personRow('cat', numbers.cat),
    personRow('dee', ''),
  ],
  RGT: [personRow('ann', numbers.ann), personRow('ben', numbers.ben)],
};

function regionWith(objections: readonly string[], more: RegionFiles = {}): RegionFiles {
  const organisations = Object.entries(kinds).map(([ods, kind]) => ({
    ods,
    name: ods,
    kind,
    postcode: 'CB4 8JA',
  }));
  const files = Object.entries(extracts).flatMap(([ods, rows]) => {
    const ids = rows.map((row) => row.split(',')[0] ?? '');
    const events = ids.map((id) => `${id},2024-01-02,encounter,ATT`);
    return [
      [
        `extracts/${ods}/persons.csv`,
        ['local_id,nhs_number,date_of_birth,sex,postcode,valid_from,valid_to', ...rows],
      ],
      [`extracts/${ods}/events.csv`, ['local_id,start_date,kind,code', ...events]],
    ] as const;
  });
  return {
    ...soundRegion,
    ...Object.fromEntries(files.map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
    'region.json': JSON.stringify({ name: 'Movers', referenceDate: '2026-01-01', organisations }),
    'choices/objections.csv': `ods,local_id,code,effective_at,recorded_at,entered_in_error\n${objections.map((row) => `${row}\n`).join('')}`,
    ...more,
  };
}

const dissent = (ods: string, localId: string, on = '2015-06-01') =>
  `${ods},${localId},827241000000103,${on},${on},false`;
const withdrawn = (ods: string, localId: string, on: string) =>
  `${ods},${localId},827261000000102,${on},${on},false`;

/** The records of `persons.parquet` and of `events.parquet`, which must be the same. */
async function recordsOf(run: TriedAdmission): Promise<readonly unknown[]> {
  summaryOf(run);
  const persons = (await admissions.rowsOf(run, 'persons')).map((row) => row.record_id);
  const events = (await admissions.rowsOf(run, 'events')).map((row) => row.record_id);
  expect(events).toEqual(persons);
  return persons;
}

const allRecords = Object.entries(extracts).flatMap(([ods, rows]) =>
  rows.map((row) => `${ods}:${row.split(',')[0]}`),
);

function allBut(...leftOut: readonly string[]): readonly string[] {
  return allRecords.filter((record) => !leftOut.includes(record));
}

describe('a Type 1 objection', () => {
  it.each([
    [
      'keeps out the GP record in which it stands, and no record of a hospital',
      [dissent('D81001', 'ben')],
      ['D81001:ben'],
    ],
    [
      'is carried from a former practice to all practices after it',
      [dissent('D81001', 'ann')],
      ['D81001:ann', 'D81002:ann', 'D81003:ann'],
    ],
    [
      'is over when the practice of today says so',
      [dissent('D81001', 'ann'), withdrawn('D81003', 'ann', '2020-02-01')],
      [],
    ],
    [
      'is not over when a former practice says so',
      [dissent('D81003', 'ann', '2020-02-01'), withdrawn('D81001', 'ann', '2021-01-01')],
      ['D81001:ann', 'D81002:ann', 'D81003:ann'],
    ],
    [
      'is active where the practice of today cannot be told',
      [dissent('D81002', 'cat'), withdrawn('D81003', 'cat', '2021-01-01')],
      ['D81002:cat', 'D81003:cat'],
    ],
    [
      'is active where both were said on one day',
      [dissent('D81001', 'ben'), withdrawn('D81001', 'ben', '2015-06-01')],
      ['D81001:ben'],
    ],
    [
      'is over after a later withdrawal',
      [dissent('D81001', 'ben'), withdrawn('D81001', 'ben', '2016-01-01')],
      [],
    ],
    ['is active where its day cannot be read', [dissent('D81001', 'ben', 'in June')], ['D81001:ben']],
    [
      'is not taken back on a day that cannot be read',
      [dissent('D81001', 'ben'), withdrawn('D81001', 'ben', 'in July')],
      ['D81001:ben'],
    ],
    ['does not count where it was entered in error', ['D81001,ben,9Nu0,2015-06-01,2015-06-01,true'], []],
    ['is no refusal of sharing for direct care', ['D81001,ben,93C1,2015-06-01,2015-06-01,false'], []],
    ['reaches a record without a number by its own id', [dissent('D81003', 'dee')], ['D81003:dee']],
  ])('%s', async (_, objections, leftOut) => {
    const run = await admissions.admitFiles(regionWith(objections));
    expect(await recordsOf(run)).toEqual(allBut(...leftOut));
    const written = (await admissions.rowsOf(run, 'type_one')).map((row) => row.record_id);
    expect(written).toEqual([...leftOut].sort());
  });

  it('reaches a record whose row was set aside: its other rows stay out too', async () => {
    const files = regionWith([dissent('D81001', 'ben')]);
    const path = 'extracts/D81002/persons.csv';
    const rows = `${files[path]}bea,${numbers.ben},unknown,1,CB4 8JA,,\nbea,,1961-07-13,1,CB4 8JA,,\n`;
    const run = await admissions.admitFiles({ ...files, [path]: rows });
    expect(await recordsOf(run)).not.toContain('D81002:bea');
  });
});

describe('the objection ledger', () => {
  it('has a row for every practice, in which recorded, sent and applied are measured', async () => {
    const objections = [dissent('D81001', 'ann'), dissent('D81001', 'ben'), dissent('D81002', 'gone')];
    const { ledger, leftOut, rows } = summaryOf(await admissions.admitFiles(regionWith(objections)));
    expect(ledger).toMatchObject([
      {
        ods: 'D81001',
        recorded: 2,
        sent: 2,
        applied: 2,
        withheldAtSource: 0,
        carriedFromElsewhere: 0,
        listSize: 2,
        alarms: [],
      },
      {
        ods: 'D81002',
        recorded: 1,
        sent: 1,
        applied: 1,
        withheldAtSource: 1,
        carriedFromElsewhere: 1,
        alarms: ['objectors-not-in-extract'],
      },
      { ods: 'D81003', recorded: 0, sent: 0, applied: 0, carriedFromElsewhere: 1, listSize: 3, alarms: [] },
    ]);
    expect(leftOut).toEqual([
      { ods: 'D81001', people: 2, personRows: 2, events: 2 },
      { ods: 'D81002', people: 1, personRows: 1, events: 1 },
      { ods: 'D81003', people: 1, personRows: 1, events: 1 },
    ]);
    expect(rows.persons).toEqual({ rowsIn: 9, admitted: 9, rejected: 0, leftOut: 4, out: 5 });
  });

  it('alarms on a sudden zero against the run before', async () => {
    const ods = parseOdsCode('D81001');
    if (!ods.ok) throw new Error('D81001 is an ODS code');
    const before: ObjectionCounts = { ods: ods.value, recorded: 3, sent: 3, applied: 3 };
    const run = await admissions.admitFiles(regionWith([]), { previousLedger: [before] });
    expect(summaryOf(run).alarms).toEqual(['D81001: objections have fallen to none since the run before.']);
  });

  it('counts those the practice is asked to talk with about a Type 2 objection, and who is opted out by one', async () => {
    const run = await admissions.admitFiles(
      regionWith([
        'D81001,ann,9Nu4,2018-10-11,2018-10-11,false',
        'D81001,ben,9Nu4,2018-10-12,2018-10-12,false',
      ]),
    );
    expect(summaryOf(run).ledger[0]).toMatchObject({ ods: 'D81001', typeTwoWorklist: 1, recorded: 0 });
    expect(await admissions.rowsOf(run, 'type_two')).toEqual([
      { record_id: 'D81001:ann', opted_out: true, worklist: false },
      { record_id: 'D81001:ben', opted_out: false, worklist: true },
    ]);
    expect(await recordsOf(run)).toEqual(allRecords);
  });
});

describe('canaries', () => {
  const canaries = (...rows: readonly string[]): RegionFiles => ({
    'choices/canaries.csv': `ods,local_id,family,marker\n${rows.map((row) => `${row}\n`).join('')}`,
  });

  it('stop the run where one that objected is still among the GP records', async () => {
    const run = await admissions.admitFiles(regionWith([], canaries('D81001,ben,type-1-read-v2,CANARY')));
    expect(run.result).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-004', category: 'refused' } });
  });

  it('are listed for the stages after, where they are kept out or not yet to be', async () => {
    const list = canaries(
      'D81001,ben,type-1-read-v2,CANARY',
      'RGT,ben,type-1-read-v2,CANARY',
      'RGT,ann,national-opt-out,CANARY',
    );
    const run = await admissions.admitFiles(regionWith([dissent('D81001', 'ben')], list));
    expect(await recordsOf(run)).toEqual(allBut('D81001:ben'));
    expect(await admissions.rowsOf(run, 'canaries')).toEqual([
      { record_id: 'D81001:ben', family: 'type-1-read-v2' },
      { record_id: 'RGT:ann', family: 'national-opt-out' },
      { record_id: 'RGT:ben', family: 'type-1-read-v2' },
    ]);
  });
});
