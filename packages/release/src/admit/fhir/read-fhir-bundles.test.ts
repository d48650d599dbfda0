import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type LocalDate, parseLocalDate } from '@causeway/domain';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FhirFolder, readFhirBundles } from './read-fhir-bundles.js';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-bundles-'));
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

interface BundleEntry {
  readonly fullUrl?: string;
  readonly resource: object;
}

async function read(bundles: Readonly<Record<string, readonly BundleEntry[]>>, referenceDate?: LocalDate) {
  const files = Object.keys(bundles).map((file) => ({ path: joinPath(folder, file), file }));
  for (const [index, entry] of Object.values(bundles).entries())
    await writeFile(
      files[index]?.path ?? '',
      JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
    );
  return await readFhirBundles({ engine }, { files, table: 'f', referenceDate });
}

async function readWell(bundles: Readonly<Record<string, readonly BundleEntry[]>>): Promise<FhirFolder> {
  const result = await read(bundles);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** What each organisation has of a column, each value with its organisation: `A01 p1`. */
async function atOrganisations({ extracts }: FhirFolder, which: 'persons' | 'events', column: string) {
  const all: string[] = [];
  for (const { source, [which]: table } of extracts)
    for (const row of await engine.query(
      sql`select ${identifier(column)} as value from ${identifier(table.name)} order by sent_row`,
    ))
      all.push(`${source.ods} ${String(row.value)}`);
  return all;
}

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const code = { coding: [{ system: 'http://snomed.info/sct', code: '128004' }] };
const subject = { reference: 'Patient/p' };
const period = { start: '2020-01-02' };

const patient = (id = 'p', more = {}) => ({ resource: { resourceType: 'Patient', id, ...more } });
const organisation = (id: string, ods: string, name = '') => ({
  resource: { resourceType: 'Organization', id, name, identifier: [{ system: odsSystem, value: ods }] },
});
const encounter = (id: string, provider: string | undefined, more = {}) => ({
  resource: {
    resourceType: 'Encounter',
    id,
    subject,
    period,
    ...(provider === undefined ? {} : { serviceProvider: { reference: provider } }),
    ...more,
  },
});
const observation = (id: string, more: object) => ({
  resource: { resourceType: 'Observation', id, subject, code, effectiveDateTime: '2020-02-03', ...more },
});

describe('reading a folder of Bundles', () => {
  it('makes a source of each organisation that its encounters name, and a record there of each of its patients', async () => {
    const folderRead = await readWell({
      'bundle-1.json': [patient(), encounter('e1', 'Organization/a'), encounter('e2', 'Organization/b')],
      'bundle-2.json': [
        patient('q'),
        encounter('e3', 'Organization/b', { subject: { reference: 'Patient/q' } }),
      ],
      'organisations.json': [
        organisation('a', 'A01', 'St James Hospital'),
        organisation('b', 'B02', 'High Street Surgery'),
        organisation('c', 'C03', 'Nobody was here'),
      ],
    });
    expect(folderRead.description).toEqual({
      name: 'FHIR Bundles',
      referenceDate: '2020-01-02',
      organisations: [
        { ods: 'A01', name: 'St James Hospital', kind: 'hospital', postcode: undefined },
        { ods: 'B02', name: 'High Street Surgery', kind: 'gp', postcode: undefined },
      ],
    });
    expect(await atOrganisations(folderRead, 'persons', 'local_id')).toEqual(['A01 p', 'B02 p', 'B02 q']);
    expect(folderRead.extracts.map(({ persons }) => persons.files.map(({ file }) => file))).toEqual([
      ['bundle-1.json'],
      ['bundle-1.json', 'bundle-2.json'],
    ]);
  });

  it('lists for each organisation the files of its rows, and where in them each row stands', async () => {
    const { extracts } = await readWell({
      'bundle-1.json': [
        patient('q'),
        encounter('e0', 'Organization/a', { subject: { reference: 'Patient/q' } }),
      ],
      'bundle-2.json': [patient(), encounter('e1', 'Organization/b'), encounter('e2', 'Organization/b')],
      'organisations.json': [organisation('a', 'A01'), organisation('b', 'B02')],
    });
    const [, { events } = { events: undefined }] = extracts;
    expect(events?.files).toMatchObject([{ file: 'bundle-2.json', rowsIn: 2, broken: { lines: [] } }]);
    const places = await engine.query(sql`select file_number, line from ${identifier(events?.places ?? '')}`);
    expect(places.map(({ file_number, line }) => [Number(file_number), Number(line)])).toEqual([
      [0, 2],
      [0, 3],
    ]);
  });

  it('understands every way to name an organisation and an encounter', async () => {
    const urn = 'urn:uuid:8b58cdd1-3d79-3126-8fe0-da2c54d6805c';
    const visit = 'urn:uuid:8d78b15d-6e41-45d9-b369-c11917556707';
    const read = await readWell({
      'bundle.json': [
        patient(),
        { ...organisation('x', 'A01'), fullUrl: urn },
        encounter('e1', urn),
        encounter('e2', 'Organization/x'),
        encounter('e3', `Organization?identifier=${odsSystem}|A01`),
        encounter('e4', undefined, { serviceProvider: { identifier: { system: odsSystem, value: 'a01' } } }),
        encounter('e5', undefined, {
          contained: [{ ...organisation('o', 'A01').resource }],
          serviceProvider: { reference: '#o' },
        }),
        { ...encounter('e6', `Organization?identifier=${odsSystem}|B02`), fullUrl: visit },
        observation('o1', { encounter: { reference: visit } }),
        observation('o2', { encounter: { reference: 'Encounter/e6' } }),
      ],
    });
    expect(await atOrganisations(read, 'events', 'event_id')).toEqual([
      ...[1, 2, 3, 4, 5].map((n) => `A01 Encounter/e${n}`),
      'B02 Encounter/e6',
      'B02 Observation/o1',
      'B02 Observation/o2',
    ]);
  });

  it('keeps Patients of two servers apart that have the same id', async () => {
    const onServer = (server: string, birthDate: string) => [
      { fullUrl: `https://${server}.example/Patient/p`, ...patient('p', { birthDate }) },
      {
        fullUrl: `https://${server}.example/Encounter/e`,
        ...encounter('e', `Organization?identifier=${odsSystem}|A01`),
      },
    ];
    const read = await readWell({
      'bundle-1.json': onServer('a', '1970-09-11'),
      'bundle-2.json': onServer('b', '1980-01-02'),
    });
    expect(await atOrganisations(read, 'persons', 'local_id')).toEqual([
      'A01 https://a.example/Patient/p',
      'A01 https://b.example/Patient/p',
    ]);
    expect(await atOrganisations(read, 'events', 'local_id')).toEqual([
      'A01 https://a.example/Patient/p',
      'A01 https://b.example/Patient/p',
    ]);
  });

  it('takes the practice of a Patient from what manages the record where that is a practice', async () => {
    const read = await readWell({
      'bundle.json': [
        patient('p', { managingOrganization: { reference: 'Organization/a' } }),
        patient('q', { managingOrganization: { reference: 'Organization/b' } }),
        patient('r', {
          managingOrganization: { reference: 'Organization/a' },
          generalPractitioner: [{ reference: 'Practitioner/1' }, { reference: 'Organization/c' }],
        }),
        organisation('a', 'A01', 'High Street Surgery'),
        organisation('b', 'B02', 'St James Hospital'),
        organisation('c', 'C03', 'The Practice'),
      ],
    });
    expect(await atOrganisations(read, 'persons', 'registered_gp')).toEqual(['A01 A01', 'A01 C03', 'B02 ']);
  });

  it('tells what cannot be used of no organisation, by file', async () => {
    const { unplaced } = await readWell({
      'bundle-1.json': [patient(), encounter('e1', 'Organization/a'), { resource: {} }],
      'bundle-2.json': [
        encounter('e2', 'Organization/a', { subject: { reference: 'Patient/unknown' } }),
        observation('o', { code: { text: 'weight' } }),
        patient('q'),
      ],
    });
    expect(unplaced).toMatchObject([
      { file: 'bundle-1.json', rowsIn: 1, broken: { lines: [3], reasons: ['not-a-resource'] } },
      {
        file: 'bundle-2.json',
        rowsIn: 3,
        broken: { lines: [1, 2, 3], reasons: ['subject-unknown', 'no-code', 'organisation-unknown'] },
      },
    ]);
  });

  it('counts up to the day that the caller says', async () => {
    const day = parseLocalDate('2021-03-04');
    const result = await read(
      { 'bundle.json': [patient(), encounter('e', 'Organization/a')] },
      day.ok ? day.value : undefined,
    );
    expect(result).toMatchObject({ ok: true, value: { description: { referenceDate: '2021-03-04' } } });
  });
});
