import type { Estimate } from '@causeway/release';
import { byarLimits, mean, proportion, rate, wilsonLimits } from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { expectNear, successOf } from './near.js';
import type { CsvRow } from './shared-data.js';
import { areaOf, groupBy, isAbsent, number, readCsv, text } from './shared-data.js';

const limits = 'release/phe/testdata_Byars_Wilson__testdata_B_W.csv';
const proportions = 'release/phe/testdata_Proportion__testdata_Prop.csv';
const rates = 'release/phe/testdata_Rate__testdata_Rate.csv';
const values = 'release/phe/testdata_Mean__testdata_Mean.csv';
const means = 'release/phe/testdata_Mean__testdata_Mean_results.csv';

function expectEstimate(estimate: Estimate, row: CsvRow): void {
  expectNear(estimate.value, number(row, 'value'));
  expectNear(estimate.limits95.lower, number(row, 'lower95_0cl'));
  expectNear(estimate.limits95.upper, number(row, 'upper95_0cl'));
  expectNear(estimate.limits998.lower, number(row, 'lower99_8cl'));
  expectNear(estimate.limits998.upper, number(row, 'upper99_8cl'));
}

describe('the confidence limits of PHEindicatormethods', () => {
  it.skipIf(isAbsent(limits))("are met by Byar's limits, and there is none where theirs is missing", () => {
    const rows = readCsv(limits).filter((row) => text(row, 'method') === 'Byars');
    expect(rows.length).toBe(7);
    for (const row of rows) {
      const found = byarLimits(number(row, 'x'), Number.parseFloat(text(row, 'confidence')) / 100);
      if (text(row, 'lowercl') === '') expect(found.lower).toBeNull();
      else expectNear(found.lower ?? Number.NaN, number(row, 'lowercl'));
      expectNear(found.upper, number(row, 'uppercl'));
    }
  });

  it.skipIf(isAbsent(limits))("are met by Wilson's limits", () => {
    const rows = readCsv(limits).filter((row) => text(row, 'method') === 'Wilson');
    expect(rows.length).toBe(6);
    for (const row of rows) {
      const confidence = Number.parseFloat(text(row, 'confidence')) / 100;
      const found = wilsonLimits(number(row, 'x'), number(row, 'n'), confidence);
      expectNear(found.lower, number(row, 'lowercl'));
      expectNear(found.upper, number(row, 'uppercl'));
    }
  });

  it.skipIf(isAbsent(proportions))('are met by proportions at both levels', () => {
    const rows = readCsv(proportions).filter((row) => text(row, 'value') !== '');
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const found = proportion(
        number(row, 'Numerator'),
        number(row, 'Denominator'),
        number(row, 'multiplier'),
      );
      expectEstimate(successOf(found), row);
    }
  });

  it.skipIf(isAbsent(rates))("are met by rates, exact under 10 events and Byar's from 10 on", () => {
    const rows = readCsv(rates).filter((row) => text(row, 'value') !== '');
    expect(rows.length).toBe(17);
    for (const row of rows) {
      const found = rate(number(row, 'Numerator'), number(row, 'Denominator'), number(row, 'multiplier'));
      expectEstimate(successOf(found), row);
      expect(successOf(found).method.replace("'", '')).toBe(text(row, 'method'));
    }
  });

  it.skipIf(isAbsent(values))('are met by means, by area and over all', () => {
    const expected = new Map(readCsv(means).map((row) => [areaOf(row), row]));
    const groups = new Map([...groupBy(readCsv(values), areaOf), ['No grouping', readCsv(values)]]);
    expect([...groups.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [area, rows] of groups) {
      const found = successOf(mean(rows.map((row) => number(row, 'values'))));
      const row = expected.get(area);
      if (row === undefined) throw new Error(`no expected mean of ${area}`);
      expectEstimate(found, row);
      expectNear(found.sum, number(row, 'value_sum'));
      expectNear(found.standardDeviation, number(row, 'stdev'));
      expect(found.count).toBe(number(row, 'value_count'));
    }
  });
});
