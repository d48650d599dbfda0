import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardChoiceRates } from '../choice-rates.js';
import { type CsvRow, type MadeRegion, makeRegion } from '../testing/made-region.js';
import { canaryMarkers } from './canary.js';

const people = 12_000;
const dissent = ['9Nu0', 'XaZ89', '827241000000103'];
const withdrawal = ['9Nu1', '827261000000102'];
const typeTwo = ['9Nu4', 'XaaVL', '881561000000100'];
const directCare = ['93C1', '9Nd1', '9Ndo'];

describe('the choices of a region', () => {
  let region: MadeRegion;
  let ownerOf: ReadonlyMap<string, CsvRow> = new Map();
  let objections: readonly CsvRow[] = [];
  beforeAll(async () => {
    region = await makeRegion({ people, seed: 13, record: false });
    const truth = new Map(region.rows('truth/people.csv').map((person) => [person.person, person]));
    ownerOf = new Map(
      region
        .rows('truth/records.csv')
        .map(({ local_id = '', person }) => [local_id, truth.get(person) ?? {}]),
    );
    objections = region.rows('choices/objections.csv');
  });
  afterAll(() => region.remove());

  const truth = () => region.rows('truth/people.csv');
  const codesOf = (codes: readonly string[]) => objections.filter(({ code = '' }) => codes.includes(code));
  const cleanedList = () => new Set(region.text('choices/cleaned-list.dat').split(',\n').slice(0, -1));

  it('are recorded with every code of every family', () => {
    expect(new Set(objections.map(({ code }) => code))).toEqual(
      new Set([...dissent, ...withdrawal, ...typeTwo, ...directCare]),
    );
  });

  it('stand in the record of a practice that holds the person, between 2014 and the reference date', () => {
    const practices = new Set(
      readdirSync(join(region.folder, 'extracts')).filter((ods) => ods.startsWith('D')),
    );
    const astray = objections.filter(
      ({ ods = '', local_id = '', effective_at = '', recorded_at = '' }) =>
        !practices.has(ods) ||
        !local_id.startsWith(`${ods}-`) ||
        !ownerOf.has(local_id) ||
        effective_at < '2014-01-01' ||
        recorded_at >= '2026-01-01',
    );
    expect(astray).toEqual([]);
  });

  it('come to an active Type 1 objection exactly where the latest code, not in error, is dissent', () => {
    const byPerson = new Map<string, CsvRow[]>();
    for (const row of codesOf([...dissent, ...withdrawal])) {
      const person = ownerOf.get(row.local_id ?? '')?.person ?? '';
      if (row.entered_in_error === 'false') byPerson.set(person, [...(byPerson.get(person) ?? []), row]);
    }
    const active = [...byPerson].filter(([, rows]) => {
      const latest = rows
        .map(({ effective_at = '' }) => effective_at)
        .sort()
        .at(-1);
      return rows.some(({ code = '', effective_at }) => effective_at === latest && dissent.includes(code));
    });
    const expected = truth().filter(({ type_one_active }) => type_one_active === 'true');
    expect(new Set(active.map(([person]) => person))).toEqual(new Set(expected.map(({ person }) => person)));
  });

  it('have active Type 1 objections and national opt-outs near their rates', () => {
    const share = (column: string) => truth().filter((person) => person[column] === 'true').length / people;
    const { typeOne, typeOneRenewed, typeOneTie, nationalOptOut, typeTwoEarly } = standardChoiceRates;
    expect(Math.abs(share('type_one_active') - typeOne - typeOneRenewed - typeOneTie)).toBeLessThan(0.01);
    expect(Math.abs(share('national_opt_out') - nationalOptOut - typeTwoEarly)).toBeLessThan(0.012);
  });

  it('hold the cases that are easily got wrong: ties, codes in error, objections carried from a practice before', () => {
    const instants = codesOf([...dissent, ...withdrawal]).map(
      ({ local_id, effective_at }) => `${local_id} ${effective_at}`,
    );
    expect(new Set(instants).size).toBeLessThan(instants.length);
    expect(objections.filter(({ entered_in_error }) => entered_in_error === 'true').length).toBeGreaterThan(
      3,
    );
    const carried = codesOf(dissent).filter(
      ({ ods, local_id = '' }) => ownerOf.get(local_id)?.registered_gp !== ods,
    );
    expect(carried.length).toBeGreaterThan(5);
  });

  it('date Type 2 codes on both sides of 11 October 2018, of which only early ones opt out', () => {
    const dates = codesOf(typeTwo).map(({ local_id = '', effective_at = '' }) => [
      ownerOf.get(local_id)?.type_two,
      effective_at,
    ]);
    expect(dates.filter(([kind]) => kind === 'early').length).toBeGreaterThan(20);
    expect(dates.filter(([kind]) => kind === 'late').length).toBeGreaterThan(3);
    expect(dates.filter(([kind, date = '']) => (kind === 'early') !== date <= '2018-10-11')).toEqual([]);
    const early = truth().filter(({ type_two }) => type_two === 'early');
    const back = early.filter(({ national_opt_out }) => national_opt_out === 'false');
    expect(back.length).toBeGreaterThan(0);
    expect(back.length).toBeLessThan(early.length / 3);
  });

  it('list all numbers of those who may be used, superseded ones too, and none of those who opted out', () => {
    const listed = cleanedList();
    const numbersOf = ({ nhs_number = '', superseded_nhs_numbers = '' }: CsvRow) =>
      [nhs_number, ...superseded_nhs_numbers.split(' ')].filter((number) => number !== '');
    const [optedOut, others] = ['true', 'false'].map((answer) =>
      truth().filter(({ national_opt_out }) => national_opt_out === answer),
    );
    const superseded = (rows: readonly CsvRow[] = []) =>
      rows.filter(({ superseded_nhs_numbers }) => superseded_nhs_numbers !== '');
    expect(superseded(others).length).toBeGreaterThan(20);
    expect(others?.flatMap(numbersOf).filter((number) => !listed.has(number))).toEqual([]);
    expect(optedOut?.flatMap(numbersOf).filter((number) => listed.has(number))).toEqual([]);
    expect(listed.size).toBe(others?.flatMap(numbersOf).length);
  });

  it('answer about sharing in both directions, yes mostly', () => {
    const answers = region.rows('choices/sharing.csv');
    const refused = answers.filter(({ decision }) => decision === 'no').length;
    expect(answers.length).toBeGreaterThan(10_000);
    expect(new Set(answers.map(({ direction }) => direction))).toEqual(new Set(['out', 'in']));
    expect(Math.abs(refused / answers.length - standardChoiceRates.sharingRefused)).toBeLessThan(0.01);
    expect(answers.filter(({ local_id = '' }) => !ownerOf.has(local_id))).toEqual([]);
  });

  describe('of canaries', () => {
    const marked = () =>
      readdirSync(join(region.folder, 'extracts')).flatMap((ods) =>
        region
          .rows(`extracts/${ods}/events.csv`)
          .filter(({ code = '', value = '' }) => code.startsWith('CANARY-') || value.startsWith('CANARY-'))
          .map(({ local_id, code = '', value }) => ({
            ods,
            local_id,
            marker: code.startsWith('CANARY-') ? code : value,
          })),
      );

    it('are one of each family, and their marks are exactly in the records listed', () => {
      const listed = region.rows('choices/canaries.csv');
      const inOrder = (rows: readonly CsvRow[]) =>
        rows.map(({ ods, local_id, marker }) => `${ods} ${local_id} ${marker}`).sort();
      expect(new Set(listed.map(({ family }) => family))).toEqual(new Set(Object.keys(canaryMarkers)));
      expect(inOrder(marked() as readonly CsvRow[])).toEqual(inOrder(listed));
      const owners = new Set(listed.map(({ local_id = '' }) => ownerOf.get(local_id)?.person));
      expect(owners.size).toBe(Object.keys(canaryMarkers).length);
    });

    it('carry what makes them one', () => {
      const canary = (family: string) => truth().find((person) => person.canary === family);
      for (const family of Object.keys(canaryMarkers)) {
        expect(canary(family)?.type_one_active).toBe(String(family.startsWith('type-1')));
        expect(canary(family)?.national_opt_out).toBe(
          String(['national-opt-out', 'type-2-early'].includes(family)),
        );
      }
    });

    it('of Type 1 are known to practices alone', () => {
      const records = region.rows('truth/records.csv');
      const families = truth().filter(({ canary }) => canary?.startsWith('type-1'));
      const held = records.filter(({ person }) => families.some((one) => one.person === person));
      expect(held.length).toBeGreaterThanOrEqual(5);
      expect(held.filter(({ ods }) => !ods?.startsWith('D'))).toEqual([]);
    });

    it('of the sensitive code carry it on the marked entry', () => {
      const entries = readdirSync(join(region.folder, 'extracts')).flatMap((ods) =>
        region.rows(`extracts/${ods}/events.csv`),
      );
      expect(entries.find(({ value }) => value === canaryMarkers['sensitive-code'])?.code).toBe('86406008');
    });
  });
});
