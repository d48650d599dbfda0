import type { Estimate } from '@causeway/release';
import {
  directlyStandardisedRate,
  europeanStandardPopulation2013,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  repeatedEventsRate,
} from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { expectNear, successOf } from './near.js';
import type { CsvRow } from './shared-data.js';
import { areaOf, groupBy, isAbsent, number, numberOrZero, readCsv, text } from './shared-data.js';

const folder = 'release/phe/testdata_DSR_ISR__';
const absent = isAbsent(`${folder}testresults_DSR.csv`);
const standard = europeanStandardPopulation2013.map((band) => band.standardPopulation);

function bands(rows: readonly CsvRow[], population = standard) {
  return rows.map((row, index) => ({
    events: numberOrZero(row, 'count'),
    population: numberOrZero(row, 'pop'),
    standardPopulation: population[index] ?? Number.NaN,
  }));
}

function expectLimits(found: Estimate, row: CsvRow): void {
  expectNear(found.value, number(row, 'value'));
  expectNear(found.limits95.lower, number(row, 'lower95_0cl'));
  expectNear(found.limits95.upper, number(row, 'upper95_0cl'));
  if (text(row, 'lower99_8cl') === '') return;
  expectNear(found.limits998.lower, number(row, 'lower99_8cl') / publishedTooLarge(row));
  expectNear(found.limits998.upper, number(row, 'upper99_8cl') / publishedTooLarge(row));
}

// The 99.8 % limits of the 1976 rows are shipped ten times too large: their lower one is above the upper one of 95 %.
function publishedTooLarge(row: CsvRow): number {
  return number(row, 'lower99_8cl') > number(row, 'upper95_0cl') ? 10 : 1;
}

function expected(file: string, area: string, per: RegExp): CsvRow {
  const found = readCsv(`${folder}${file}.csv`).find(
    (row) => text(row, 'area') === area && per.test(text(row, 'statistic')),
  );
  if (found === undefined) throw new Error(`no expected row of ${area}`);
  return found;
}

const multipliers = [10_000, 100_000] as const;

describe('directly standardised rates of PHEindicatormethods', () => {
  it.skipIf(absent)('are met for each area with both multipliers, and the area of 9 events has none', () => {
    const areas = groupBy(readCsv(`${folder}testdata_multiarea.csv`), areaOf);
    expect([...areas.keys()]).toEqual(['testdata_big', 'testdata_small', 'testdata_tiny']);
    for (const [area, rows] of areas) {
      for (const multiplier of multipliers) {
        const found = successOf(directlyStandardisedRate(bands(rows), multiplier));
        if (area === 'testdata_tiny') expect(found).toBeNull();
        else if (found === null) throw new Error(`no rate of ${area}`);
        else expectLimits(found, expected('testresults_DSR', area, new RegExp(`per ${multiplier}$`)));
      }
    }
  });

  it.skipIf(absent)('are met with another standard population', () => {
    const rows = readCsv(`${folder}testdata_1976.csv`);
    const esp1976 = rows.map((row) => number(row, 'esp1976'));
    for (const multiplier of multipliers) {
      const found = successOf(directlyStandardisedRate(bands(rows, esp1976), multiplier));
      if (found === null) throw new Error('no rate of 1976');
      expectLimits(found, expected('testresults_DSR', 'testdata_1976', new RegExp(`per ${multiplier}$`)));
    }
  });

  it.skipIf(absent)('are met, with wider limits, where one person can have several events', () => {
    const areas = groupBy(readCsv(`${folder}testdata_nonindepe.csv`), areaOf);
    expect(areas.size).toBe(4);
    for (const [area, rows] of areas) {
      const found = successOf(repeatedEventsRate(rows.map(repeatedEventsBand)));
      const row = expected('testresults_DSR', area, /dsr/);
      if (text(row, 'value') === '') expect(found).toBeNull();
      else if (found === null) throw new Error(`no rate of ${area}`);
      else expectLimits(found, row);
    }
  });

  it.skipIf(absent)('use the standard population of 2013 as theirs', () => {
    expect(readCsv('release/phe/pkgdata_esp2013.csv').map((row) => number(row, 'o'))).toEqual(standard);
  });
});

function repeatedEventsBand(row: CsvRow, index: number) {
  const peopleByEvents = [1, 2, 3, 4].map((eventsEach) => ({
    eventsEach,
    people: numberOrZero(row, `f${eventsEach}`),
  }));
  const standardPopulation = standard[index % standard.length] ?? Number.NaN;
  return { peopleByEvents, population: numberOrZero(row, 'pop'), standardPopulation };
}

function referenceBands(rows: readonly CsvRow[]) {
  return rows.map((row) => ({
    population: numberOrZero(row, 'pop'),
    referenceEvents: numberOrZero(row, 'refcount'),
    referencePopulation: number(row, 'refpop'),
  }));
}

describe('indirectly standardised ratios and rates of PHEindicatormethods', () => {
  const areas = absent ? new Map() : groupBy(readCsv(`${folder}testdata_multiarea_isr.csv`), areaOf);

  it.skipIf(absent)('are met, exact under 10 events', () => {
    expect(areas.size).toBe(3);
    for (const [area, rows] of areas) {
      const observed = rows.reduce((sum: number, row: CsvRow) => sum + numberOrZero(row, 'count'), 0);
      for (const per of [1, 100]) {
        const ratio = successOf(indirectlyStandardisedRatio(observed, referenceBands(rows), per));
        const row = expected('testresults_ISR', area, new RegExp(`ratio x ${per}$`));
        expectLimits(ratio, row);
        expectNear(ratio.expected, number(row, 'expected'));
      }
      for (const per of [1000, 100_000]) {
        const found = successOf(indirectlyStandardisedRate(observed, referenceBands(rows), per));
        const row = expected('testresults_ISR', area, new RegExp(`rate per ${per}$`));
        expectLimits(found, row);
        expectNear(found.referenceRate, number(row, 'ref_rate'));
      }
    }
  });

  it.skipIf(absent)('are the same when the observed totals come from a table of their own', () => {
    const totals = readCsv(`${folder}testdata_multiarea_lookup.csv`);
    expect(totals.length).toBe(3);
    for (const row of totals) {
      const reference = referenceBands(areas.get(text(row, 'area')) ?? []);
      const found = successOf(indirectlyStandardisedRatio(number(row, 'total_count'), reference));
      expectLimits(found, expected('testresults_ISR', text(row, 'area'), /ratio x 1$/));
    }
  });
});

describe('the error cases of PHEindicatormethods', () => {
  it.skipIf(absent).each([
    ['err1', 'events'],
    ['err2', 'population'],
    ['err3', 'population'],
    ['err4', 'standardPopulation'],
  ])('%s is refused for its %s', (name, path) => {
    const rows = readCsv(`${folder}testdata_${name}.csv`).slice(0, 19);
    const population = rows.map((row, index) =>
      row.stdpop === undefined ? (standard[index] ?? 0) : number(row, 'stdpop'),
    );
    const found = directlyStandardisedRate(bands(rows, population));
    expect(found).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-101', path } });
  });
});
