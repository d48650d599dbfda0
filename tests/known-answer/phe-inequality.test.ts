import type { SlopeOptions } from '@causeway/release';
import {
  lifeExpectancy,
  normalQuantile,
  quantileGroups,
  simulatedSlopeLimits,
  slopeIndexOfInequality,
} from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { expectNear, expectPrinted, successOf } from './near.js';
import type { CsvRow } from './shared-data.js';
import { groupBy, isAbsent, number, readCsv, text } from './shared-data.js';

const quantiles = 'release/phe/testdata_Quantiles__testdata_Quantiles.csv';
const slopes = 'release/phe/testdata_SII__testdata_SII.csv';

describe('the quantiles of PHEindicatormethods', () => {
  it.skipIf(isAbsent(quantiles)).each([
    ['IndSexReg', 10, 339, (row: CsvRow) => text(row, 'IndSexRef') + text(row, 'ParentCode')],
    ['IndSex', 7, 152, (row: CsvRow) => text(row, 'IndSexRef')],
    ['None', 4, 491, () => 'one group'],
  ] as const)(
    'are met for the areas grouped by %s, in %i groups, %i areas',
    (set, groups, areas, groupOf) => {
      // The rows of bad polarity mix both directions in one group and are there to be refused.
      const rows = readCsv(quantiles).filter(
        (row) => text(row, 'GroupSet') === set && text(row, 'Test') !== 'BadPolarity',
      );
      expect(rows.length).toBe(areas);
      for (const group of groupBy(rows, groupOf).values()) {
        const values = group.map((row) => (text(row, 'Value') === '' ? null : number(row, 'Value')));
        const polarity = text(group[0] ?? {}, 'Polarity');
        const highestFirst = set === 'None' || polarity === 'RAG - Low is good' || polarity === 'TRUE';
        const found = successOf(quantileGroups(values, { groups, highestFirst }));
        expect(found.map((quantile) => quantile ?? '')).toEqual(group.map(groupOrNothing));
      }
    },
  );
});

function groupOrNothing(row: CsvRow): number | string {
  const quantile = text(row, 'QuantileInGrp');
  return quantile === '' || quantile === 'NA' ? '' : Number(quantile);
}

describe('the slope index of inequality of PHEindicatormethods', () => {
  const scales = ['natural', 'log', 'logit'] as const;

  it.skipIf(isAbsent(slopes))('is met in its points, on every scale and with negative multipliers', () => {
    const tests = groupBy(readCsv(slopes), (row) =>
      [text(row, 'TestDescription'), text(row, 'Area'), text(row, 'Grouping1')].join(),
    );
    const known = [...tests.values()].filter((rows) => text(rows[0] ?? {}, 'sii') !== '');
    expect(known.length).toBeGreaterThan(20);
    for (const rows of known) {
      const [first = {}] = rows;
      const found = successOf(slopeIndexOfInequality(rows.map(quantileOf), optionsOf(first)));
      expectNear(found.slopeIndex, number(first, 'sii'));
      if (text(first, 'rii') !== '') expectNear(found.relativeIndex, number(first, 'rii'));
      if (text(first, 'Intercept') !== '') expectNear(found.intercept, number(first, 'Intercept'));
    }
  });

  it.skipIf(isAbsent(slopes))('is met in its simulated limits, as near as their own test asks', () => {
    const tests = groupBy(readCsv(slopes), (row) =>
      [text(row, 'TestDescription'), text(row, 'Area'), text(row, 'Grouping1')].join(),
    );
    const known = [...tests.values()].filter(
      (rows) => text(rows[0] ?? {}, 'sii_lowercl_1') !== '' && text(rows[0] ?? {}, 'Confidence') === '95',
    );
    expect(known.length).toBeGreaterThan(20);
    for (const rows of known) {
      const [first = {}] = rows;
      const { scale = 'natural', multiplier = 1 } = optionsOf(first);
      const variesOn = scales[number(first, 'ValueType')] ?? 'natural';
      const found = successOf(
        simulatedSlopeLimits(
          rows.map((row) => ({ ...quantileOf(row), standardError: errorOn(row, variesOn) })),
          {
            variesOn,
            fitsOnScale: scale !== 'natural',
            multiplier,
            repetitions: 5000,
            random: seeded(),
          },
        ),
      );
      const { lower, upper } = found.slopeIndex.limits95;
      expectNear(lower, number(first, 'sii_lowercl_1'), 0.05);
      expectNear(upper, number(first, 'sii_uppercl_1'), 0.05);
    }
  });

  /** The standard error on the scale, from the limits where they are given: they were made with it. */
  function errorOn(row: CsvRow, scale: (typeof scales)[number]): number {
    if (text(row, 'LowerCL') === '') return number(row, 'StandardError');
    const onScale = (value: number) =>
      scale === 'natural' ? value : Math.log(scale === 'log' ? value : value / (1 - value));
    return (onScale(number(row, 'UpperCL')) - onScale(number(row, 'LowerCL'))) / (2 * normalQuantile(0.975));
  }

  /** A linear congruential generator (Numerical Recipes): even enough here, the same every time. */
  function seeded(): () => number {
    let state = 7;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
  }

  function quantileOf(row: CsvRow) {
    const population = number(row, 'Population');
    const value = text(row, 'Value') === '' ? number(row, 'Count') / population : number(row, 'Value');
    return { population, value };
  }

  function optionsOf(row: CsvRow): SlopeOptions {
    const name = text(row, 'TestDescription');
    const scale = name.includes('transform') ? (scales[number(row, 'ValueType')] ?? 'natural') : 'natural';
    const size = /x (-?\d+)/.exec(name)?.[1] ?? '1';
    return { scale, multiplier: name.includes('negative multiplier') ? -1 : Number(size) };
  }
});

// Printed in the package's own tests (PHEindicatormethods@093fd28, tests/testthat/testLifeExpectancy.R, df1 and answer1).
const bands = [
  [0, 7060, 17],
  [1, 35_059, 9],
  [5, 46_974, 4],
  [10, 48_489, 8],
  [15, 43_219, 20],
  [20, 38_561, 15],
  [25, 46_009, 24],
  [30, 57_208, 33],
  [35, 61_435, 50],
  [40, 55_601, 71],
  [45, 50_209, 100],
  [50, 56_416, 163],
  [55, 46_411, 263],
  [60, 39_820, 304],
  [65, 37_978, 536],
  [70, 37_039, 872],
  [75, 33_288, 1390],
  [80, 23_306, 1605],
  [85, 11_936, 1936],
  [90, 11_936, 1937],
].map(([startAge = 0, population = 0, deaths = 0]) => ({ startAge, population, deaths }));

describe('the life expectancy of PHEindicatormethods', () => {
  it.each([
    [0, 80.16960813, 79.88268548, 80.45653078, 787_954, 9357],
    [5, 75.44193645, 75.17407307, 75.70979983, 745_835, 9331],
    [25, 55.78835987, 55.53801579, 56.03870395, 568_592, 9284],
    [90, 6.16210635, 5.887683386, 6.436529314, 11_936, 1937],
  ])('at %i is %d years as printed', (startAge, value, lower, upper, people, deaths) => {
    const found = successOf(lifeExpectancy(bands)).find((each) => each.startAge === startAge);
    expectNear(found?.value ?? Number.NaN, value, 1e-8);
    // The limits were printed with 1.96 for the normal deviate; the package compares them with 4 decimals.
    expectPrinted(found?.limits95.lower ?? Number.NaN, lower, 4);
    expectPrinted(found?.limits95.upper ?? Number.NaN, upper, 4);
    expect(found).toMatchObject({ populationUsed: people, deathsUsed: deaths });
  });
});
