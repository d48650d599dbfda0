import type { Asker } from '@causeway/choices';
import type { ResourceType } from '@causeway/fhir';
import { parseSearch } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchPage } from '../shared-record.js';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testPatient, testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const nurse = testStaff('RXX');
const stranger = testStaff('RZZ');
const nhsNumber = '9990000018';

describe('search', () => {
  let database: RecordDatabase;
  let person = '';
  let other = '';
  const notes: string[] = [];

  beforeAll(async () => {
    database = await openRecordDatabase();
    person = await database.write(
      gp,
      testPatientResource({
        name: [{ family: 'Exemplar', given: ['Zoë'] }],
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
      }),
    );
    other = await database.write(gp, testPatientResource({ name: [{ family: 'Otherly' }] }));
    await database.relate(person, 'RXX');
    await database.allow(person, 'A81001', 'RXX');
    await database.prefer(person, 'A81001', { out: 'yes', in: 'yes' });
    await database.prefer(person, 'RXX', { out: 'yes', in: 'yes' });
    for (const day of ['01', '02', '03', '04', '05']) {
      notes.push(
        await database.write(
          gp,
          testObservation(person, {
            effectiveDateTime: `2026-01-${day}`,
            valueQuantity: { value: Number(day), system: 'http://unitsofmeasure.org', code: 'mg' },
          }),
        ),
      );
    }
    await database.write(nurse, testObservation(person));
    await database.write(gp, testObservation(other));
  });
  afterAll(() => database.close());

  const search = async (asker: Asker, type: ResourceType, query: string): Promise<SearchPage> =>
    given(await database.record.search(asker, given(parseSearch(type, new URLSearchParams(query)))));
  const ids = async (asker: Asker, type: ResourceType, query: string) =>
    (await search(asker, type, query)).resources.map(({ id }) => id);

  it('finds the entries of a person, the newest by clinical date first', async () => {
    const found = await ids(gp, 'Observation', `patient=${person}&date=ge2026&_count=50`);
    expect(found).toEqual([...notes].reverse());
  });

  it('pages without a gap or repetition, by any order', async () => {
    for (const order of [
      '',
      '&_sort=date',
      '&_sort=-value-quantity,_id',
      '&_sort=-_lastUpdated',
      '&_sort=_id',
    ]) {
      const base = `patient=${person}&_count=2${order}`;
      const whole = await ids(gp, 'Observation', `${base.replace('_count=2', '_count=100')}`);
      const paged: string[] = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const page: SearchPage = await search(
          gp,
          'Observation',
          `${base}${next === '' ? '' : `&_cursor=${next}`}`,
        );
        paged.push(...page.resources.map(({ id }) => id));
        next = page.next;
      }
      expect(paged).toEqual(whole);
      expect(paged).toHaveLength(6);
    }
  });

  it('finds a person by name without accents, across people', async () => {
    expect(await ids(gp, 'Patient', 'given=zoe')).toEqual([person]);
    expect(await ids(gp, 'Patient', 'name:contains=therl')).toEqual([other]);
    expect(await ids(nurse, 'Patient', 'name:contains=therl')).toEqual([]);
  });

  it('follows chains, _has and includes within what may be seen', async () => {
    expect(await ids(gp, 'Observation', 'patient.name=otherly')).toHaveLength(1);
    expect(await ids(nurse, 'Observation', 'patient.name=otherly')).toHaveLength(0);
    expect(await ids(gp, 'Patient', '_has:Observation:patient:date=2026-01-03')).toEqual([person]);
    const page = await search(
      gp,
      'Observation',
      `patient=${person}&date=2026-01-03&_include=Observation:subject`,
    );
    expect(page.resources.map(({ id, mode }) => [id, mode])).toEqual([
      [notes[2], 'match'],
      [person, 'include'],
    ]);
    const back = await search(gp, 'Patient', `_id=${person}&_revinclude=Observation:subject`);
    expect(back.resources).toHaveLength(7);
  });

  it('lets a person be traced by number and date of birth before there is a relationship, and not otherwise', async () => {
    const number = `identifier=https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`;
    expect(await ids(stranger, 'Patient', `${number}&birthdate=1960-02-29`)).toEqual([person]);
    expect(await ids(stranger, 'Patient', number)).toEqual([]);
    expect(await ids(stranger, 'Patient', `${number}&birthdate=1960`)).toEqual([]);
    expect(await ids(stranger, 'Patient', `${number}&birthdate=1960-02-28`)).toEqual([]);
  });

  it('shows people online their own record only', async () => {
    expect(await ids(testPatient(person), 'Observation', '')).toHaveLength(6);
    expect(await ids(testPatient(person), 'Patient', '')).toEqual([person]);
    expect(await ids(testPatient(person), 'Observation', `patient=${other}`)).toEqual([]);
  });
});
