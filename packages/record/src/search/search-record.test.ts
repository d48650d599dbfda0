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
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
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

  it('serves a cursor to whom and for what it was made, while the choices stay as they were', async () => {
    const query = `patient=${person}&_count=2`;
    const { next = '' } = await search(gp, 'Observation', query);
    const asked = (asker: Asker, text: string) =>
      database.record.search(
        asker,
        given(parseSearch('Observation', new URLSearchParams(`${text}&_cursor=${next}`))),
      );
    expect((await asked(gp, query)).ok).toBe(true);
    const refused = [
      await asked(nurse, query),
      await asked(gp, `${query}&date=ge2020`),
      await asked({ ...gp, user: 'another' }, query),
    ];
    expect(refused.map((answer) => (answer.ok ? 'served' : answer.error.code))).toEqual(
      Array(3).fill('CW-RECORD-011'),
    );
    await database.admin.query(
      'update person_state set choices_version = choices_version + 1 where person = $1',
      [person],
    );
    expect((await asked(gp, query)).ok).toBe(false);
  });

  it('counts exactly what may be seen, and shows no match where only the count is asked for', async () => {
    expect(await search(nurse, 'Observation', '_summary=count')).toMatchObject({ total: 6, resources: [] });
    expect((await search(gp, 'Observation', '_count=2&_total=accurate')).total).toBe(7);
    expect((await search(gp, 'Observation', '_count=2')).total).toBeUndefined();
  });

  it('says from the choices that something may be kept back, of a person who is there and of one who is not', async () => {
    const nobody = '33333333-3333-4333-8333-333333333333';
    const marks = [person, other, nobody].map((id) => search(stranger, 'Observation', `patient=${id}`));
    expect((await Promise.all(marks)).map(({ withheld }) => withheld)).toEqual([true, true, true]);
    expect((await search(stranger, 'Organization', '')).withheld).toBe(false);
  });

  it('writes a row of the access log for each person shown, and one where nobody was', async () => {
    const rows = async () => {
      const { rows: found } = await database.admin.query<{ person: string | null; text: string }>(
        'select person, text from access_row order by log, sequence',
      );
      return found;
    };
    const before = (await rows()).length;
    await search(gp, 'Observation', 'code=75367002&_count=100');
    await search(stranger, 'Observation', `patient=${other}`);
    const added = (await rows()).slice(before);
    expect(added.map((row) => row.person).sort()).toEqual([person, other, other].sort());
    expect(added.every(({ text }) => text.includes('"action":"search"'))).toBe(true);
  });
});
