import type { Asker, ReleaseTerms } from '@causeway/choices';
import { activitiesOf } from '@causeway/choices';
import type { LocalDate } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { openRecordDatabase } from '../testing/record-database.js';
import { testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const system = (purpose: Asker['purpose']) =>
  testStaff('A81001', { role: 'system', activities: activitiesOf('system'), purpose });
const clinic = testStaff('RYY');
const nhsNumber = (value: string) => ({
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
});
const approved: ReleaseTerms = {
  approvedPurpose: 'planning',
  legalBasis: 'of a test',
  recipient: 'of a test',
  fields: ['code'],
  destroyBy: '2027-01-01' as LocalDate,
  anonymised: false,
};

describe('bulk data', () => {
  let database: RecordDatabase;
  const persons: string[] = [];
  beforeAll(async () => {
    database = await openRecordDatabase({
      server: process.env.CAUSEWAY_TEST_DATABASE,
      releases: {
        termsFor: ({ purpose }) => (purpose === 'planning' ? approved : undefined),
        nationalOptOutOf: (number) => (number === '9990000018' ? 'opted-out' : 'may-be-used'),
      },
    });
    const gp = testStaff('A81001');
    await database.admin.query(`insert into organisation_state (organisation, kind) values ('A81001', 'gp')`);
    for (const number of ['9990000018', '9990000026', '9990000034', '9990000042']) {
      const person = await database.write(gp, testPatientResource(nhsNumber(number)));
      persons.push(person);
      await database.relate(person, 'RYY');
      await database.write(gp, testObservation(person));
      await database.write(clinic, testObservation(person));
    }
    await database.admin.query(`insert into objection values ($1, 'type-1', true, now())`, [persons[1]]);
    await database.write(gp, testObservation(persons[2] ?? '', { meta: { security: [{ code: 'V' }] } }));
  });
  afterAll(() => database.close());

  const exported = async (asker: Asker, types: Parameters<typeof database.record.exportAll>[1]['types']) => {
    const resources: Resource[] = [];
    for await (const each of database.record.exportAll(asker, { types })) {
      if (!each.ok) return each.error.code;
      resources.push(JSON.parse(each.value.content));
    }
    return resources;
  };
  const subjects = (resources: readonly Resource[] | string) =>
    typeof resources === 'string'
      ? resources
      : resources.map(({ subject }) => (subject as { reference: string }).reference.slice('Patient/'.length));

  it('gives for direct care what the gate shows, by type and person', async () => {
    const found = await exported(system('direct-care'), ['Patient', 'Observation']);
    const types = typeof found === 'string' ? [] : found.map(({ resourceType }) => resourceType);
    expect(types).toEqual([...Array(4).fill('Patient'), ...Array(5).fill('Observation')]);
    const people = subjects(await exported(system('direct-care'), ['Observation']));
    expect(people).toEqual([...(people as string[])].sort());
  });

  it('leaves out who objected, what is private, and what others recorded, for any other purpose', async () => {
    expect(subjects(await exported(system('planning'), ['Patient', 'Observation']))).toEqual(
      persons.slice(2).sort(),
    );
  });

  it('gives nothing without an approved release, or to who may not export', async () => {
    expect(await exported(system('research'), ['Observation'])).toBe('CW-RECORD-013');
    expect(await exported(clinic, ['Observation'])).toBe('CW-RECORD-003');
  });
});
