import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrganisationDirectory } from './organisation-directory.js';
import { stageFiles } from './stage-files.js';
import { stagedTables } from './staged-tables.js';

const tables = stagedTables('staged');
const { packed: _packed, ...unpacked } = tables;
const staged = Object.values<string>(unpacked);
const mark = /mark/i;

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-stage-'));
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function stage(file: string, content: string) {
  const path = joinPath(folder, file);
  await writeFile(path, content);
  const directory = new OrganisationDirectory();
  const files = [{ path, file }];
  const result = await stageFiles({ engine }, { files, tables, directory, isOfMany: true });
  await rm(path);
  if (!result.ok) return { told: result.error, rows: 0, held: {} };
  const rows: unknown[] = [];
  for (const table of staged) rows.push(...(await engine.query(sql`select * from ${identifier(table)}`)));
  const { tally, labels, broken } = result.value;
  const summary = tally.summary();
  const places = [...broken.byFile(() => true)];
  const told = { rows, directory: directory.entries(), summary, labels, places };
  return { told, rows: rows.length, held: summary.heldDirectIdentifiers };
}

/** Text that tells who somebody is, each piece recognisable. */
const marked = fc.stringMatching(/^[A-Za-z ']{0,6}$/).map((text) => `Mark${text}`);

/** A value that a source may hold where it should not, or where nobody looks. */
const markedAnything = marked.map((text) => [
  { text, value: text, family: text, given: [text], line: [text], div: text },
]);

const markedPatient = fc.record(
  {
    resourceType: fc.constant('Patient'),
    id: fc.constantFrom('p1', 'p2'),
    text: marked.map((div) => ({ status: 'generated', div })),
    identifier: marked.map((value) => [
      { system: 'http://hl7.org/fhir/sid/us-ssn', value },
      { type: { coding: [{ code: 'DL' }], text: value }, value },
    ]),
    name: marked.map((text) => [{ text, family: text, given: [text] }]),
    telecom: marked.map((value) => [{ system: 'phone', value }]),
    address: marked.map((text) => [
      { text, line: [text], city: text, district: text, postalCode: 'LS17 7DF' },
    ]),
    contact: markedAnything,
    photo: markedAnything,
    extension: marked.map((text) => [
      { url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName', valueString: text },
      { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: text } },
      { url: text, valueString: text },
    ]),
    gender: fc.constantFrom('male', 'female'),
    birthDate: fc.constant('1970-09-11'),
    maritalStatus: marked.map((text) => ({ text })),
    generalPractitioner: marked.map((display) => [{ reference: 'Practitioner/1', display }]),
    managingOrganization: fc.constant({ reference: 'Organization/1' }),
    link: markedAnything,
  },
  { requiredKeys: ['resourceType', 'id'] },
);

const subject = marked.map((display) => ({ reference: 'Patient/p1', display }));
const code = marked.map((text) => ({
  coding: [{ system: 'http://snomed.info/sct', code: '128004', display: text }],
  text,
}));

const markedEntry = fc.oneof(
  fc.record({
    resourceType: fc.constant('Observation'),
    id: fc.constant('o'),
    subject,
    code,
    performer: marked.map((display) => [{ reference: 'Practitioner/1', display }]),
    effectiveDateTime: fc.constantFrom('2020-01-02', '2020'),
    valueString: marked,
    note: markedAnything,
    component: fc.tuple(code, marked).map(([of, valueString]) => [{ code: of, valueString }]),
  }),
  fc.record({
    resourceType: fc.constantFrom('Condition', 'Procedure'),
    subject: fc.oneof(
      subject,
      marked.map((reference) => ({ reference })),
    ),
    code,
    onsetDateTime: fc.constantFrom('2020-01-02', 'Mark'),
    onsetString: marked,
    performedDateTime: fc.constant('2020-01-02'),
    performedString: marked,
    asserter: marked.map((display) => ({ display })),
    note: markedAnything,
  }),
  fc.record({ resourceType: marked, name: marked }),
  fc.record({ resourceType: fc.constantFrom('RelatedPerson', 'Practitioner'), name: markedAnything }),
  marked,
);

const file = fc.constantFrom('bundle.json', 'Mark_Smith_1.json', 'mark.ndjson');

describe('staging FHIR files', () => {
  it('reads no name, telecom, address line or other direct identifier into any table, summary or message', async () => {
    let staged = 0;
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.array(fc.oneof(markedPatient, markedEntry), { maxLength: 6 }),
        async (name, found) => {
          const entry = found.map((resource) => ({ fullUrl: 'Mark', resource }));
          const content = name.endsWith('.json')
            ? JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry, signature: 'Mark' })
            : found.map((resource) => `${JSON.stringify(resource)}\n`).join('');
          const { told, rows } = await stage(name, content);
          staged += rows;
          expect(JSON.stringify(told, withBigInts)).not.toMatch(mark);
        },
      ),
      { numRuns: 100, seed: 20261122 },
    );
    expect(staged).toBeGreaterThan(100);
  });

  it('tells nothing of the text of a file that it cannot read', async () => {
    for (const content of ['Mark', '{"name":"Mark', '{"resourceType":"Mark"}', '"Mark"'])
      for (const name of ['Mark.json', 'Mark.ndjson'])
        expect(JSON.stringify((await stage(name, content)).told)).not.toMatch(mark);
  });

  it('counts the Patients that hold direct identifiers', async () => {
    const named = {
      resourceType: 'Patient',
      id: 'a',
      name: [{ family: 'Mark' }],
      telecom: [{ value: 'Mark' }],
    };
    const other = { resourceType: 'Patient', id: 'b', name: [{ family: 'Mark' }] };
    const { held } = await stage('Patient.ndjson', `${JSON.stringify(named)}\n${JSON.stringify(other)}\n`);
    expect(held).toEqual({ name: 2, telecom: 1 });
  });

  it('refuses files without a Patient', async () => {
    const { told } = await stage('Group.ndjson', '{"resourceType":"Group","id":"g"}\n');
    expect(told).toMatchObject({
      code: 'CW-RELEASE-155',
      path: 'Group.ndjson',
      detail: 'Expected Patients; found none (files: 1, resources: 1).',
    });
  });
});

function withBigInts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
