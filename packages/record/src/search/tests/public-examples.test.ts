import { existsSync, readFileSync } from 'node:fs';
import type { Resource, ResourceType } from '@causeway/fhir';
import { matches, parseSearch, searchIndexOf } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../../testing/record-database.js';
import { given, openRecordDatabase } from '../../testing/record-database.js';
import { testStaff } from '../../testing/test-askers.js';

const file = new URL(
  '../../../../../../shared/data/fhir/synthea-r4/Ali_Harris_3cb52497.json',
  import.meta.url,
);
const gp = testStaff('A81001');
const types = [
  'Condition',
  'Observation',
  'Procedure',
  'Immunization',
  'MedicationRequest',
  'DiagnosticReport',
];
const mostOfEachType = 12;

describe.skipIf(!existsSync(file))('a published patient of Synthea', () => {
  let database: RecordDatabase;
  const world: Resource[] = [];

  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const all = publishedResources();
    const patient = await write(all.find(({ resourceType }) => resourceType === 'Patient'));
    for (const type of types) {
      for (const each of all.filter(({ resourceType }) => resourceType === type).slice(0, mostOfEachType)) {
        await write({ ...each, subject: undefined, patient: undefined, ...personElement(type, patient) });
      }
    }
  });
  afterAll(() => database.close());

  const write = async (resource: Resource | undefined): Promise<string> => {
    if (resource === undefined) throw new Error('the bundle has no Patient');
    const plain = JSON.parse(JSON.stringify({ ...resource, encounter: undefined })) as Resource;
    const written = given(await database.record.create(gp, plain));
    world.push(JSON.parse(written.content) as Resource);
    return written.id;
  };

  it('is found by every code, date and name that stands in it, as the reference finds it', async () => {
    const questions = new Set(world.flatMap(questionsFrom));
    expect(questions.size).toBeGreaterThan(60);
    for (const question of questions) {
      const [type = '', query = ''] = question.split('?');
      const request = given(parseSearch(type as ResourceType, new URLSearchParams(`${query}&_count=1000`)));
      const found = given(await database.record.search(gp, request)).resources.map(({ id }) => id);
      const expected = world.filter((each) => matches(request, each, world)).map(({ id }) => id);
      expect(found.sort(), question).toEqual(expected.sort());
      expect(found.length, question).toBeGreaterThan(0);
    }
  });
});

function publishedResources(): readonly Resource[] {
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly entry: readonly { readonly resource: Resource }[];
  };
  return bundle.entry.map(({ resource }) => resource);
}

function personElement(type: string, id: string): Readonly<Record<string, unknown>> {
  return { [type === 'Immunization' ? 'patient' : 'subject']: { reference: `Patient/${id}` } };
}

const sampled = 10;

/** A few searches by values that stand in the index of the resource. */
function questionsFrom(resource: Resource): readonly string[] {
  const { tokens, dates, strings } = searchIndexOf(resource);
  const coded = tokens.filter(
    (token) => /^[a-z-]+=http[^|]*\|[^*]+$/.test(token) && !/value-|\$/.test(token),
  );
  return [
    ...coded.map((token) => token.replace(/=(.*)$/, (_, value: string) => `=${encodeURIComponent(value)}`)),
    ...dates.map(({ parameter, from }) => `${parameter}=${from.slice(0, 7)}`),
    ...strings.map(
      ({ parameter, value }) => `${parameter}=${encodeURIComponent(value.replace(/[\\,|$]/g, '\\$&'))}`,
    ),
  ]
    .slice(0, sampled)
    .map((query) => `${resource.resourceType}?${query}`);
}
