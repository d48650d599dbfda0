import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeRegion, makeRegion } from '../testing/made-region.js';
import { familyNames, mensNames, womensNames } from './name-lists.js';

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: { readonly source: string; readonly security?: readonly { readonly code: string }[] };
  readonly [element: string]: unknown;
}

describe('the shared record of a region', () => {
  let region: MadeRegion;
  let resources: readonly Resource[] = [];
  beforeAll(async () => {
    region = await makeRegion({ people: 1_200, seed: 31 });
    resources = region
      .files()
      .filter((path) => path.startsWith('record/'))
      .flatMap((path) =>
        region
          .text(path)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Resource),
      );
  });
  afterAll(() => region.remove());

  const of = (type: string) => resources.filter(({ resourceType }) => resourceType === type);

  it('has one file for each type of resource, which holds that type alone', () => {
    for (const path of region.files().filter((file) => file.startsWith('record/'))) {
      const types = new Set(
        region
          .text(path)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).resourceType),
      );
      expect([...types]).toEqual([path.slice('record/'.length, -'.ndjson'.length)]);
    }
    expect(new Set(resources.map(({ resourceType }) => resourceType))).toEqual(
      new Set([
        'Condition',
        'Encounter',
        'Immunization',
        'MedicationRequest',
        'Observation',
        'Organization',
        'Patient',
        'Practitioner',
        'PractitionerRole',
        'Procedure',
      ]),
    );
  });

  it('has a Patient for every person, with a name and the number the truth knows', () => {
    const numbers = new Map(
      region.rows('truth/people.csv').map(({ person, nhs_number }) => [person, nhs_number]),
    );
    const patients = of('Patient');
    expect(patients).toHaveLength(1_200);
    for (const { id, name, identifier } of patients) {
      expect(identifier).toContainEqual({
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: numbers.get(id),
      });
      expect(name).toEqual([{ use: 'official', family: expect.any(String), given: [expect.any(String)] }]);
    }
  });

  it('has an id once for each type, and refers to nothing that is not there', () => {
    const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    expect(known.size).toBe(resources.length);
    const references = resources.flatMap((resource) => [
      ...JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g),
    ]);
    expect(references.length).toBeGreaterThan(resources.length);
    expect(references.filter(([, target = '']) => !known.has(target))).toEqual([]);
  });

  it('says of every resource which organisation it is of', () => {
    const organisations = new Set(
      of('Organization').map(({ id }) => `https://fhir.nhs.uk/Id/ods-organization-code#${id}`),
    );
    expect(resources.filter(({ meta }) => !organisations.has(meta.source))).toEqual([]);
  });

  it('has the entries of the extracts under the ids of their events, without deaths and canaries', () => {
    const extracts = region.files().filter((path) => path.endsWith('/events.csv'));
    const events = extracts.flatMap((path) => region.rows(path));
    const expected = events.filter(
      ({ kind, code = '', value = '' }) =>
        kind !== 'death' && !code.startsWith('CANARY') && !value.startsWith('CANARY'),
    );
    const entries = resources.filter(({ id }) => id.startsWith('E'));
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(expected.map(({ event_id }) => event_id)));
    expect(JSON.stringify(resources)).not.toContain('CANARY');
  });

  it('labels HIV as sensitive, and nothing else', () => {
    const labelled = resources.filter(({ meta }) => meta.security !== undefined);
    const hiv = resources.filter((resource) => JSON.stringify(resource).includes('"86406008"'));
    expect(hiv.length).toBeGreaterThan(0);
    expect(labelled).toEqual(hiv);
  });

  it('gives people of one household one family name', () => {
    const households = new Map(
      region.rows('truth/people.csv').map(({ person, household }) => [person, household]),
    );
    const names = new Map<string, Set<string>>();
    for (const patient of of('Patient')) {
      const [name] = patient.name as readonly { readonly family: string }[];
      const household = households.get(patient.id) ?? '';
      names.set(household, (names.get(household) ?? new Set()).add(name?.family ?? ''));
    }
    expect([...names.values()].filter(({ size }) => size > 1)).toEqual([]);
  });

  it('is the only place where a name is written', () => {
    const names = [
      familyNames,
      ...[mensNames, womensNames].flatMap(({ before, since }) => [before, since]),
    ].flat();
    const named = new RegExp(`\\b(${names.join('|')})\\b`);
    const elsewhere = region.files().filter((path) => !path.startsWith('record/'));
    expect(elsewhere.length).toBeGreaterThan(20);
    expect(elsewhere.filter((path) => named.test(region.text(path)))).toEqual([]);
    expect(named.test(region.text('record/Patient.ndjson'))).toBe(true);
  });
});
