import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseOdsCode } from '@causeway/domain';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawTable } from '../reading/raw-table.js';
import { columnsOf, eventsShape, personsShape } from '../reading/table-shape.js';
import type { Source } from '../region/region-description.js';
import { readFhirExtract } from './read-fhir-extract.js';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-fhir-'));
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

function surgery(): Source {
  const ods = parseOdsCode('D81001');
  if (!ods.ok) throw new Error('the code of the test is no code');
  return { ods: ods.value, name: 'High Street Surgery', kind: 'gp', postcode: undefined };
}

async function read(contents: Readonly<Record<string, string | Buffer>>) {
  const files = Object.keys(contents).map((name) => {
    const file = `extracts/D81001/${name}`;
    return { path: joinPath(folder, file), file };
  });
  for (const [index, content] of Object.values(contents).entries()) {
    const path = files[index]?.path ?? '';
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return await readFhirExtract({ engine }, { files, source: surgery(), table: 'd81001' });
}

async function readWell(contents: Readonly<Record<string, string | Buffer>>) {
  const result = await read(contents);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** The rows of a table with the file and line of each. */
async function rowsOf({
  name,
  places,
  files,
}: RawTable): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await engine.query(sql`
    select r.*, p.file_number, p.line from ${identifier(name)} as r
    join ${identifier(places ?? '')} as p on p.sent_row = r.sent_row order by r.sent_row`);
  return rows.map(({ sent_row: _row, file_number, ...row }) => {
    return { ...row, file: files[Number(file_number)]?.file.replace('extracts/D81001/', '') };
  });
}

const sct = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
const subject = { reference: 'Patient/a' };
const patient = {
  resourceType: 'Patient',
  id: 'a',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9912003888' }],
  gender: 'female',
  birthDate: '1970-09-11',
  deceasedDateTime: '2023-11-30',
  address: [{ postalCode: 'LS17 7DF' }, { postalCode: 'LS8 3DR', period: { end: '2010' } }],
  managingOrganization: {
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'D81001' },
  },
};
const entry = (resourceType: string, id: string, fields: object) => ({
  resourceType,
  id,
  subject,
  ...fields,
});
const component = (code: string, value: number) => ({
  code: sct(code),
  valueQuantity: { value, unit: 'mmHg' },
});
const pressure = entry('Observation', 'bp', {
  code: sct('75367002'),
  effectiveDateTime: '2023-08-10',
  component: [component('72313002', 142), component('1091811000000102', 94)],
});
const given = { patient: subject, occurrenceDateTime: '2021-07-20' };
const period = { start: '2023-08-10', end: '2023-08-10' };
const medicationReference = { reference: 'Medication/m' };
const resources = [
  patient,
  entry('Encounter', 'e', { class: { code: 'AMB' }, period }),
  entry('Condition', 'c', { code: sct('195967001'), onsetDateTime: '2003' }),
  pressure,
  entry('Procedure', 'c', { code: sct('128004'), performedDateTime: '2019-12-10' }),
  entry('MedicationRequest', 'r', { medicationReference, authoredOn: '2023-06-15' }),
  entry('Immunization', 'i', { ...given, vaccineCode: sct('1324681000000101') }),
  entry('Immunization', 'n', { ...given, vaccineCode: sct('1'), status: 'not-done' }),
  {
    resourceType: 'Medication',
    id: 'm',
    code: { coding: [{ system: 'https://dmd.nhs.uk', code: '322236009' }] },
  },
  entry('Flag', 'f', { code: sct('1') }),
];

const lines = (all: readonly object[]) => all.map((resource) => `${JSON.stringify(resource)}\n`).join('');
const bundle = (all: readonly object[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: all.map((resource) => ({ fullUrl: `urn:uuid:${JSON.stringify(resource).length}`, resource })),
  });

describe('reading an extract of FHIR', () => {
  it('gives rows of persons and events, every column as text, each with its file and line', async () => {
    const { persons, events } = await readWell({
      'Patient.ndjson': lines([patient]),
      'events.ndjson': lines(resources.slice(1)),
    });
    const person = { local_id: 'a', nhs_number: '9912003888', date_of_birth: '1970-09-11', sex: '2' };
    const practice = { registered_gp: 'D81001', ethnic_category: '', file: 'Patient.ndjson', line: 1 };
    expect(await rowsOf(persons)).toEqual([
      { ...person, postcode: 'LS17 7DF', valid_from: '', valid_to: '', ...practice },
      { ...person, postcode: 'LS8 3DR', valid_from: '', valid_to: '2010-12-31', ...practice },
    ]);
    const shown = ['kind', 'event_id', 'start_date', 'end_date', 'code', 'value', 'unit', 'file', 'line'];
    const told = (await rowsOf(events)).map((row) => shown.map((column) => row[column]).join(' '));
    expect(told).toEqual([
      'death Patient/a#death 2023-11-30     Patient.ndjson 1',
      'encounter Encounter/e 2023-08-10 2023-08-10 AMB   events.ndjson 1',
      'problem Condition/c 2003-01-01  195967001   events.ndjson 2',
      'observation Observation/bp#1 2023-08-10  72313002 142 mmHg events.ndjson 3',
      'observation Observation/bp#2 2023-08-10  1091811000000102 94 mmHg events.ndjson 3',
      'procedure Procedure/c 2019-12-10  128004   events.ndjson 4',
      'medication MedicationRequest/r 2023-06-15  322236009   events.ndjson 5',
      'immunisation Immunization/i 2021-07-20  1324681000000101   events.ndjson 6',
    ]);
    for (const [table, shape] of [
      [persons, personsShape],
      [events, eventsShape],
    ] as const) {
      const [row] = await engine.query(sql`select * from ${identifier(table.name)}`);
      expect(Object.keys(row ?? {}).sort()).toEqual(['sent_row', ...columnsOf(shape)].sort());
    }
  });

  it('gives the same rows from a bulk file and from a Bundle of the same resources', async () => {
    const written = {
      'all.ndjson': lines(resources),
      'all.ndjson.gz': gzipSync(lines(resources)),
      'all.json': bundle(resources),
    };
    const readings: object[] = [];
    for (const [name, content] of Object.entries(written)) {
      const { persons, events, summary } = await readWell({ [name]: content });
      const rows = [...(await rowsOf(persons)), ...(await rowsOf(events))];
      expect(rows.every(({ file }) => file === name)).toBe(true);
      readings.push({ rows: rows.map((row) => ({ ...row, file: '' })), summary });
    }
    expect(readings[0]).toMatchObject({ rows: { length: 10 } });
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]).toEqual(readings[0]);
  });

  it('resolves references to what is posted without an id, and across files', async () => {
    const urn = 'urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06';
    const posted = [
      { resource: { ...pressure, id: undefined, subject: { reference: urn } } },
      { fullUrl: urn, resource: { ...patient, id: undefined } },
    ];
    const condition = { code: sct('1'), recordedDate: '2020-01-02' };
    const { events } = await readWell({
      'bundle.json': JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: posted }),
      'Condition.ndjson': lines([
        entry('Condition', 'c', { ...condition, subject: { reference: urn } }),
        entry('Condition', 'd', { ...condition, subject: { identifier: patient.identifier[0] } }),
      ]),
    });
    const local_id = '1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06';
    expect(await rowsOf(events)).toMatchObject([
      { local_id, event_id: 'Condition/c' },
      { local_id, event_id: 'Condition/d' },
      { local_id, event_id: '', code: '72313002' },
      { local_id, event_id: '', code: '1091811000000102' },
      { local_id, event_id: `Patient/${local_id}#death` },
    ]);
  });

  it('sets aside what cannot be used, with its place and reason, and loses nothing', async () => {
    const condition = entry('Condition', 'c', { code: sct('1'), recordedDate: '2020-01-02' });
    const request = (medicine: object) =>
      entry('MedicationRequest', 'r', { medicationReference: medicine, authoredOn: '2020-01-02' });
    const { persons, events, summary } = await readWell({
      'Patient.ndjson': `${lines([patient, { resourceType: 'Patient' }])}no JSON\n{"resourceType":"Patiant"}\n`,
      'Condition.ndjson': lines([
        condition,
        { ...condition, subject: { reference: 'Patient/unknown' } },
        { ...condition, subject: { reference: 'Group/1' } },
        { ...condition, code: { text: 'asthma' } },
        { ...condition, recordedDate: 'last winter' },
        request({ reference: 'Medication/unknown' }),
        request({ display: 'a tablet' }),
      ]),
    });
    expect(persons.files).toMatchObject([
      { file: 'extracts/D81001/Condition.ndjson', rowsIn: 0, broken: { lines: [] } },
      { file: 'extracts/D81001/Patient.ndjson', rowsIn: 3, broken: { lines: [2], reasons: ['no-id'] } },
    ]);
    expect(events.files).toMatchObject([
      {
        rowsIn: 7,
        broken: {
          lines: [2, 3, 4, 5, 6, 7],
          reasons: ['subject-unknown', 'subject-unknown', 'no-code', 'date-missing', 'no-code', 'no-code'],
        },
      },
      { rowsIn: 3, broken: { lines: [3, 4], reasons: ['not-json', 'not-a-resource'] } },
    ]);
    expect(await rowsOf(events)).toMatchObject([
      { kind: 'problem', file: 'Condition.ndjson', line: 1 },
      { kind: 'death', file: 'Patient.ndjson', line: 1 },
    ]);
    expect(summary.resources).toEqual([
      { type: 'Condition', found: 5, selected: 2, leftOut: 0, setAside: 3, ignored: 0 },
      { type: 'MedicationRequest', found: 2, selected: 1, leftOut: 0, setAside: 1, ignored: 0 },
      { type: 'Patient', found: 2, selected: 1, leftOut: 0, setAside: 1, ignored: 0 },
    ]);
  });

  it('counts what it leaves out, ignores, and could not date', async () => {
    const { summary } = await readWell({
      'all.ndjson': lines([
        ...resources,
        { resourceType: 'Patient', id: 'b', birthDate: '1970', deceasedBoolean: true },
      ]),
    });
    expect(summary).toMatchObject({
      leftOut: { 'Immunization not-done': 1 },
      deathsWithoutDate: 1,
      partialBirthDates: 1,
      partialEventDates: 1,
      heldDirectIdentifiers: {},
    });
    expect(summary.resources.find(({ type }) => type === 'Flag')).toMatchObject({ found: 1, ignored: 1 });
  });

  it('reads the same whatever the order of its files, and leaves no table of its own behind', async () => {
    const contents = { 'b.ndjson': lines(resources.slice(1)), 'a.ndjson': lines([patient]) };
    const turned = Object.fromEntries(Object.entries(contents).reverse());
    const first = await readWell(contents);
    const rows = [await rowsOf(first.persons), await rowsOf(first.events)];
    const second = await readWell(turned);
    expect([await rowsOf(second.persons), await rowsOf(second.events)]).toEqual(rows);
    const tables = await engine.query(sql`show tables`);
    const kept = [second.persons, second.events].flatMap(({ name, places }) => [name, places]);
    expect(tables.map(({ name }) => name).sort()).toEqual(kept.sort());
  });

  it.each([
    [
      'a gzip file that breaks off',
      'Patient.ndjson.gz',
      gzipSync(lines([patient])).subarray(0, -9),
      'CW-RELEASE-150',
    ],
    ['a Bundle that breaks off', 'bundle.json', bundle([patient]).slice(0, -9), 'CW-RELEASE-150'],
    ['a file that is no Bundle', 'Patient.json', JSON.stringify(patient), 'CW-RELEASE-155'],
    ['files without a Patient', 'Observation.ndjson', lines([pressure]), 'CW-RELEASE-155'],
  ])('refuses %s, naming it', async (_, name, content, code) => {
    expect(await read({ [name]: content })).toMatchObject({
      ok: false,
      error: { code, path: `extracts/D81001/${name}` },
    });
  });
});
