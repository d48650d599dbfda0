import { describe, expect, it } from 'vitest';
import { cellText } from './cell.js';
import { disclosurePolicies } from './policies.js';
import { cellOf } from './released-table.js';
import { standardisedRatesTable } from './standardised-rates-table.js';
import { treatTable } from './treat-table.js';
import type { TrueTable } from './true-table.js';

const policy = disclosurePolicies['nhs-secondary-care'];
const standard = [5000, 3000, 2000];
const people: Readonly<Record<string, readonly number[]>> = {
  A: [4000, 3000, 3000],
  B: [5000, 2000, 1000],
  C: [100, 90, 80],
};
const stroke: Readonly<Record<string, readonly number[]>> = {
  A: [10, 40, 150],
  B: [12, 20, 40],
  C: [0, 1, 3],
};
const anaemia: Readonly<Record<string, readonly number[]>> = {
  A: [60, 30, 10],
  B: [90, 20, 5],
  C: [4, 3, 3],
};
const total = 'Region';

function inRegion(counts: Readonly<Record<string, readonly number[]>>, place: string): readonly number[] {
  const areas = place === total ? Object.values(counts) : [counts[place] ?? []];
  return standard.map((_, band) => areas.reduce((sum, area) => sum + (area[band] ?? 0), 0));
}

const conditions: Readonly<Record<string, typeof stroke>> = { stroke, anaemia };

function bandsOf({ place = '', condition = '' }: Readonly<Record<string, string>>) {
  const events = inRegion(conditions[condition] ?? {}, place);
  const populations = inRegion(people, place);
  return standard.map((standardPopulation, band) => ({
    events: events[band] ?? 0,
    population: populations[band] ?? 0,
    standardPopulation,
  }));
}

const places = [...Object.keys(people), total];
const place = { name: 'place', title: 'Place', total, people: 'additive' } as const;

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

const trueCounts: TrueTable = {
  name: 'counts',
  title: 'People with a condition',
  measure: { name: 'people', title: 'People with the condition' },
  dimensions: [place, { name: 'condition', title: 'Condition' }],
  rows: Object.keys(conditions).flatMap((condition) =>
    places.map((each) => ({
      categories: { place: each, condition },
      count: sum(inRegion(conditions[condition] ?? {}, each)),
    })),
  ),
};

const truePeople: TrueTable = {
  name: 'people',
  title: 'People',
  measure: { name: 'everyone', title: 'People' },
  dimensions: [place],
  rows: places.map((each) => ({ categories: { place: each }, count: sum(inRegion(people, each)) })),
};

function released(table: TrueTable, by = policy) {
  const treated = treatTable(table, by);
  if (!treated.ok) throw new Error(treated.error.detail);
  return treated.value.released;
}

function ratesTable(populations = released(truePeople)) {
  return standardisedRatesTable({
    name: 'rates',
    title: 'Standardised rates',
    counts: released(trueCounts),
    populations,
    measures: { counts: 'people', populations: 'everyone' },
    bandsOf,
    isTotal: (categories) => categories.place === total,
    policy,
  });
}

function textsOf(condition: string, column: string): readonly string[] {
  const table = ratesTable();
  if (!table.ok) throw new Error(table.error.detail);
  const rows = table.value.rows.filter((row) => row.categories.condition === condition);
  return rows.map((row) => cellText(cellOf(row, column)));
}

describe('standardisedRatesTable', () => {
  it('has the counts of the released table, and beside each the people, the rate and its four limits', () => {
    const table = ratesTable();
    if (!table.ok) throw new Error(table.error.detail);
    const names = table.value.columns.map((column) => column.name);
    const limits = ['lower95', 'upper95', 'lower998', 'upper998'];
    expect(names).toEqual(['place', 'condition', 'people', 'population', 'rate', ...limits]);
    expect(textsOf('stroke', 'people')).toEqual(['200', '70', '*', '275']);
    expect(textsOf('stroke', 'population')).toEqual(['10000', '8000', '270', '18270']);
  });

  it('hides the rate where the count is hidden, and where it may stand for fewer than 10 events', () => {
    expect(textsOf('stroke', 'rate')[2]).toBe('*');
    expect(textsOf('anaemia', 'people')[2]).toBe('10');
    expect(textsOf('anaemia', 'rate')[2]).toBe('*');
    const table = ratesTable();
    expect(table.ok && table.value.hiddenCells).toEqual({
      'disclosure-control': 1,
      'from-hidden-count': 5,
      'too-few-events': 5,
    });
  });

  it('gives a rate within its limits, in steps of what 5 people are worth', () => {
    for (const condition of Object.keys(conditions)) {
      for (const [index, text] of textsOf(condition, 'rate').entries()) {
        if (text === '*') continue;
        const [value, population] = [Number(text), Number(textsOf(condition, 'population')[index])];
        const steps = (value * population) / 500_000;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.002);
        expect(Number(textsOf(condition, 'lower998')[index])).toBeLessThan(
          Number(textsOf(condition, 'lower95')[index]),
        );
        expect(Number(textsOf(condition, 'lower95')[index])).toBeLessThan(value);
        expect(Number(textsOf(condition, 'upper95')[index])).toBeGreaterThan(value);
      }
    }
  });

  it('refuses counts and populations of different policies', () => {
    const other = released(truePeople, disclosurePolicies.opensafely);
    expect(ratesTable(other)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-113', path: 'rates' } });
  });
});
