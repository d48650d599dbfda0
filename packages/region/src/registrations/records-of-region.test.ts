import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  isValidNhsNumber,
  type OrganisationKind,
  outwardCode,
  type Postcode,
  parsePostcode,
} from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noErrors, standardErrorRates } from '../error-rates.js';
import { type CsvRow, type MadeRegion, makeRegion } from '../testing/made-region.js';

/** A registration: its rows oldest first, its organisation's kind, and who it really is. */
interface Held {
  readonly kind: OrganisationKind;
  readonly rows: readonly CsvRow[];
  readonly latest: CsvRow;
  readonly person: CsvRow;
}

const inPostcodeForm = (text = '') => {
  const parsed = parsePostcode(text);
  return parsed.ok ? parsed.value : text;
};
const plainNumber = (text = '') => text.replaceAll(' ', '');

/** Whether `count` of `of` is within five standard deviations of a binomial with `rate`: with a fixed seed a fact, and true of nearly every seed. */
function within(count: number, of: number, rate: number): boolean {
  return Math.abs(count - of * rate) <= 5 * Math.sqrt(of * rate * (1 - rate)) + 1;
}

function groupedBy(rows: readonly CsvRow[], column: string): ReadonlyMap<string, readonly CsvRow[]> {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const key = row[column] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function heldOf(region: MadeRegion): readonly Held[] {
  const kinds = new Map<string, OrganisationKind>(
    JSON.parse(region.text('region.json')).organisations.map(
      ({ ods, kind }: { ods: string; kind: OrganisationKind }) => [ods, kind],
    ),
  );
  const people = new Map(region.rows('truth/people.csv').map((person) => [person.person, person]));
  const owners = new Map(
    region.rows('truth/records.csv').map(({ local_id, person }) => [local_id, people.get(person)]),
  );
  return [...kinds].flatMap(([ods, kind]) => {
    const byLocalId = groupedBy(region.rows(`extracts/${ods}/persons.csv`), 'local_id');
    return [...byLocalId].map(([localId, rows]) => {
      const [latest, person] = [rows.at(-1), owners.get(localId)];
      if (latest === undefined || person === undefined) throw new RangeError('a record has no truth');
      return { kind, rows, latest, person };
    });
  });
}

describe('the records of a region with default error rates', () => {
  let region: MadeRegion;
  let held: readonly Held[] = [];
  beforeAll(async () => {
    region = await makeRegion({ people: 20_000, seed: 7, record: false });
    held = heldOf(region);
  });
  afterAll(() => region.remove());

  const of = (...kinds: OrganisationKind[]) => held.filter(({ kind }) => kinds.includes(kind));
  const outsidePractice = () => of('hospital', 'community', 'out-of-hours', 'ambulance');
  const numberOf = ({ latest }: Held) => plainNumber(latest.nhs_number);
  const share = (records: readonly Held[], test: (record: Held) => boolean) => records.filter(test).length;
  const rates = standardErrorRates;

  it('have a truth for every local id and for every event, and nothing is held of nobody', () => {
    expect(held).toHaveLength(region.counts.registrations);
    const localIds = new Set(held.map(({ latest }) => latest.local_id));
    let events = 0;
    for (const ods of readdirSync(join(region.folder, 'extracts'))) {
      for (const event of region.rows(`extracts/${ods}/events.csv`)) {
        events += localIds.has(event.local_id ?? '') ? 1 : 0;
      }
    }
    expect(events).toBe(region.counts.events);
  });

  it('are about 2.3 for a person, with about 20 events', () => {
    expect(region.counts.registrations / 20_000).toBeGreaterThan(2.2);
    expect(region.counts.registrations / 20_000).toBeLessThan(2.4);
    expect(region.counts.events / 20_000).toBeGreaterThan(18);
    expect(region.counts.events / 20_000).toBeLessThan(22);
  });

  it('lack the NHS number as often as the rate of their setting says', () => {
    const settings = [
      [of('gp'), rates.missingNhsNumberGp],
      [of('community'), rates.missingNhsNumberCommunity],
      [of('out-of-hours'), rates.missingNhsNumberOutOfHours],
      [of('ambulance'), rates.missingNhsNumberAmbulance],
    ] as const;
    for (const [records, rate] of settings) {
      expect(records.length).toBeGreaterThan(2_000);
      expect(
        within(
          share(records, (record) => numberOf(record) === ''),
          records.length,
          rate,
        ),
      ).toBe(true);
    }
    // Hospitals hold both those who only came to the emergency department and all others, and records of birth besides.
    const born = (record: Held) => record.person.date_of_birth === record.rows[0]?.valid_from;
    const hospital = of('hospital').filter((record) => !born(record));
    const missing = share(hospital, (record) => numberOf(record) === '') / hospital.length;
    expect(missing).toBeGreaterThan(rates.missingNhsNumberInpatient);
    expect(missing).toBeLessThan(rates.missingNhsNumberEmergency);
  });

  it('lack it more often where errors happen more often', () => {
    const outOfHours = of('out-of-hours', 'ambulance');
    const groups = ['true', 'false'].map((prone) =>
      outOfHours.filter(({ person }) => person.error_prone === prone),
    );
    const [prone = 0, others = 0] = groups.map(
      (group) => share(group, (record) => numberOf(record) === '') / group.length,
    );
    expect(prone).toBeGreaterThan(others);
  });

  it('have wrong dates of birth, wrong sexes and mistyped numbers outside general practice at their rates', () => {
    const records = outsidePractice();
    const right = new Map(records.map((record) => [record, record.person]));
    const wrongSex = (record: Held) =>
      ['1', '2'].includes(record.latest.sex ?? '') && record.latest.sex !== right.get(record)?.sex;
    const wrongDate = ({ latest, person }: Held) =>
      latest.date_of_birth !== '' &&
      latest.date_of_birth !== person.date_of_birth &&
      !latest.date_of_birth?.endsWith('-01-01');
    const numbered = records.filter((record) => numberOf(record) !== '');
    const mistyped = (record: Held) => !isValidNhsNumber(numberOf(record));
    expect(within(share(records, wrongSex), records.length, rates.sexWrong)).toBe(true);
    expect(within(share(records, wrongDate), records.length, rates.dateOfBirthWrong)).toBe(true);
    expect(within(share(numbered, mistyped), numbered.length, rates.nhsNumberMistyped)).toBe(true);
    expect(share(numbered, mistyped)).toBeGreaterThan(0);
  });

  it('have default dates of birth, 1 January 1900 among them', () => {
    const defaults = outsidePractice().filter(
      ({ latest, person }) =>
        latest.date_of_birth?.endsWith('-01-01') && latest.date_of_birth !== person.date_of_birth,
    );
    expect(within(defaults.length, outsidePractice().length, rates.dateOfBirthDefault)).toBe(true);
    expect(defaults.some(({ latest }) => latest.date_of_birth === '1900-01-01')).toBe(true);
  });

  it('have mistyped, unknown and unformatted postcodes at their rates', () => {
    const records = outsidePractice();
    const unformatted = ({ latest }: Held) => latest.postcode !== inPostcodeForm(latest.postcode);
    const unknown = ({ latest }: Held) => latest.postcode === 'ZZ99 3WZ';
    expect(within(share(records, unformatted), records.length, rates.postcodeUnformatted)).toBe(true);
    expect(within(share(records, unknown), records.length, rates.postcodePlaceholder)).toBe(true);
    expect(held.filter(({ latest }) => !parsePostcode(latest.postcode ?? '').ok)).toEqual([]);
  });

  it('are stale of hospital patients who moved at the rate for it, which is about half of all hospital records', () => {
    const hospital = of('hospital');
    const moved = hospital.filter(({ person }) => person.previous_postcode !== '');
    const stale = ({ latest, person }: Held) => inPostcodeForm(latest.postcode) === person.previous_postcode;
    expect(within(share(moved, stale), moved.length, rates.staleAddressHospital)).toBe(true);
    const other = share(
      hospital,
      ({ latest, person }) => inPostcodeForm(latest.postcode) !== person.postcode,
    );
    expect(other / hospital.length).toBeGreaterThan(0.42);
    expect(other / hospital.length).toBeLessThan(0.58);
  });

  it('hold some people twice in one organisation, at the rate for it', () => {
    const pairs = outsidePractice().map(
      ({ latest, person }) => `${latest.local_id?.split('-')[0]} ${person.person}`,
    );
    const held = new Set(pairs).size;
    expect(within(pairs.length - held, held, rates.duplicateRegistration)).toBe(true);
  });

  it('hold newborns in hospital first without a number, then with their own, and a few never with it', () => {
    const births = of('hospital').filter(({ rows, person }) => rows[0]?.valid_from === person.date_of_birth);
    const begun = births.filter(({ rows }) => rows[0]?.nhs_number === '');
    const never = begun.filter(({ rows }) => rows.every(({ nhs_number }) => nhs_number === ''));
    expect(births.length).toBeGreaterThan(400);
    expect(begun.length / births.length).toBeGreaterThan(0.8);
    expect(never.length / begun.length).toBeGreaterThan(0.05);
    expect(never.length / begun.length).toBeLessThan(0.2);
  });

  it('hold superseded numbers: the practice the whole chain, others sometimes only an older number', () => {
    const superseded = held.filter(({ person }) => person.superseded_nhs_numbers !== '');
    const people = new Set(superseded.map(({ person }) => person.person));
    expect(within(people.size, 20_000, rates.supersededNhsNumber)).toBe(true);
    const practices = superseded.filter(
      ({ kind, person, latest }) => kind === 'gp' && latest.registered_gp === person.registered_gp,
    );
    for (const { rows, person } of practices) {
      const numbers = [...(person.superseded_nhs_numbers ?? '').split(' '), person.nhs_number];
      expect([...new Set(rows.map(({ nhs_number }) => nhs_number))]).toEqual(numbers);
    }
    const older = superseded.filter(
      (record) =>
        record.kind !== 'gp' && record.person.superseded_nhs_numbers?.includes(numberOf(record) || '-'),
    );
    expect(older.length).toBeGreaterThan(20);
    expect(superseded.some(({ person }) => person.superseded_nhs_numbers?.includes(' '))).toBe(true);
  });

  it('hold people of no fixed abode under ZZ99 3VZ, and people at addresses outside the region', () => {
    const areas = new Set(region.rows('areas.csv').map(({ postcode }) => postcode));
    const roofless = region
      .rows('truth/people.csv')
      .filter(({ no_fixed_abode }) => no_fixed_abode === 'true');
    expect(roofless.length).toBeGreaterThan(10);
    expect(new Set(roofless.map(({ postcode, place }) => `${postcode}${place}`))).toEqual(
      new Set(['ZZ99 3VZ']),
    );
    const outside = held.filter(({ rows }) =>
      rows.some(({ postcode }) => outwardCode(inPostcodeForm(postcode) as Postcode).startsWith('OA')),
    );
    expect(outside.length).toBeGreaterThan(500);
    const housed = region.rows('truth/people.csv').filter(({ no_fixed_abode }) => no_fixed_abode === 'false');
    expect(housed.filter(({ postcode }) => !areas.has(postcode))).toEqual([]);
  });

  it('hold twins under one date of birth and one postcode, with numbers of their own', () => {
    const twins = region.rows('truth/people.csv').filter(({ multiple_birth }) => multiple_birth !== '');
    const groups = [...groupedBy(twins, 'multiple_birth').values()];
    expect(groups.length).toBeGreaterThan(30);
    for (const group of groups) {
      expect(group.length).toBeGreaterThanOrEqual(2);
      expect(new Set(group.map(({ date_of_birth, postcode }) => `${date_of_birth} ${postcode}`)).size).toBe(
        1,
      );
      expect(new Set(group.map(({ nhs_number }) => nhs_number)).size).toBe(group.length);
    }
  });

  it('have hundreds of people on one postcode somewhere, and about 36 on most', () => {
    const counts = new Map<string, number>();
    for (const { postcode = '' } of region.rows('truth/people.csv'))
      counts.set(postcode, (counts.get(postcode) ?? 0) + 1);
    const sizes = [...counts.values()].sort((a, b) => a - b);
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(150);
    const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(25);
    expect(median).toBeLessThan(45);
  });

  it('have no event before birth or after death', () => {
    const owners = new Map(held.map(({ latest, person }) => [latest.local_id, person]));
    const events = readdirSync(join(region.folder, 'extracts')).flatMap((ods) =>
      region.rows(`extracts/${ods}/events.csv`),
    );
    const astray = events.filter(({ local_id, start_date = '', end_date = '' }) => {
      const { date_of_birth: born = '', died_on = '' } = owners.get(local_id) ?? {};
      const last = died_on === '' ? '2026-01-01' : died_on;
      const end = end_date === '' ? start_date : end_date;
      return start_date < born || end < start_date || end > last;
    });
    expect(astray).toEqual([]);
  });
});

describe('the records of a region without errors', () => {
  it('are all right and whole', async () => {
    const region = await makeRegion({ people: 1_500, seed: 9, record: false, errorRates: noErrors });
    const facts = (row: CsvRow) => [row.nhs_number, row.sex, row.date_of_birth];
    // The practice before knows the address before, and says until when.
    const current = heldOf(region).filter(({ latest }) => latest.valid_to === '');
    expect(current.length).toBeGreaterThan(3_000);
    const wrong = current.filter(
      ({ latest, rows, person }) =>
        latest.postcode !== person.postcode || rows.some((row) => facts(row).join() !== facts(person).join()),
    );
    expect(wrong).toEqual([]);
    expect(current.filter(({ latest }) => !isValidNhsNumber(latest.nhs_number ?? ''))).toEqual([]);
    region.remove();
  });
});
