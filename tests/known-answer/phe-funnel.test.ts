import type { Funnel, FunnelFlag, FunnelLimitName, RateFunnelOptions } from '@causeway/release';
import {
  funnelLimitNames,
  proportionFlags,
  proportionFunnel,
  rateFlags,
  rateFunnel,
  rateFunnelPlaces,
  ratioFlags,
  ratioFunnel,
} from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { expectNear, expectPrinted, successOf } from './near.js';
import type { CsvRow } from './shared-data.js';
import { isAbsent, number, readCsv, text } from './shared-data.js';

const folder = 'release/phe/testdata_funnel_';
const absent = isAbsent(`${folder}prop_inputs.csv`);

// Proportions are printed with 6 decimals; the limits of counts hold the error of the bisection they were made with.
const asPrinted = (actual: number, printed: number) => expectPrinted(actual, printed, 6);
const asBisected = (actual: number, bisected: number) => expectNear(actual, bisected, 5e-5);

const flagByName: Readonly<Record<string, FunnelFlag>> = {
  'High (0.001)': 'high-99.8',
  'High (0.025)': 'high-95',
  'Not significant': 'within',
  'Low (0.025)': 'low-95',
  'Low (0.001)': 'low-99.8',
  'Not applicable for events less than 10 for dsrs': 'too-few-events',
};

function expectedFlags(rows: readonly CsvRow[], column: string) {
  return rows.map((row) => flagByName[text(row, column)]);
}

interface CurveColumns {
  readonly at: string;
  readonly limit: string;
  readonly expectEqual: (actual: number, expected: number) => void;
}

function expectCurves(
  funnel: Funnel,
  rows: readonly CsvRow[],
  columns: (name: FunnelLimitName) => CurveColumns,
): void {
  for (const name of funnelLimitNames) {
    const { at, limit, expectEqual } = columns(name);
    expect(funnel.curves[name].length).toBe(rows.length);
    for (const [index, row] of rows.entries()) {
      const point = funnel.curves[name][index] ?? { at: Number.NaN, limit: Number.NaN };
      expectEqual(point.at, number(row, at));
      expectEqual(point.limit, number(row, limit));
    }
  }
}

const sideOf: Readonly<Record<FunnelLimitName, string>> = {
  lower95: 'lower_2s',
  upper95: 'upper_2s',
  lower998: 'lower_3s',
  upper998: 'upper_3s',
};

describe('the funnel of proportions of PHEindicatormethods', () => {
  const inputs = () => readCsv(`${folder}prop_inputs.csv`);
  const areas = () =>
    inputs().map((row) => ({ cases: number(row, 'numerator'), people: number(row, 'denominator') }));

  it.skipIf(absent)('is met in its 100 points and four limits', () => {
    const funnel = successOf(proportionFunnel(areas(), 100));
    const rows = readCsv(`${folder}prop_outputs.csv`);
    asPrinted(funnel.baseline, number(rows[0] ?? {}, 'Baseline'));
    const columnOf: Readonly<Record<FunnelLimitName, string>> = {
      lower95: 'Lower2s0025limit',
      upper95: 'Upper2s0025limit',
      lower998: 'Lower3s0001limit',
      upper998: 'Upper3s0001limit',
    };
    expectCurves(funnel, rows, (name) => ({
      at: 'Population',
      limit: columnOf[name],
      expectEqual: asPrinted,
    }));
  });

  it.skipIf(absent)('flags the same of 303 areas', () => {
    const flags = successOf(proportionFlags(areas()));
    expect(flags.length).toBe(303);
    expect(flags).toEqual(expectedFlags(inputs(), 'significance'));
  });
});

describe('the funnel of ratios of PHEindicatormethods', () => {
  const inputs = () => readCsv(`${folder}ratio_inputs.csv`);
  const areas = () =>
    inputs().map((row) => ({ observed: number(row, 'obs'), expected: number(row, 'expected') }));

  it.skipIf(absent)('is met in its 100 points and four limits, as ratio and as difference from 1', () => {
    const rows = readCsv(`${folder}ratio_outputs.csv`);
    const columns = (name: FunnelLimitName) => ({
      at: `${sideOf[name]}_exp_events`,
      limit: `${sideOf[name]}_isr`,
      expectEqual: asBisected,
    });
    expectCurves(successOf(ratioFunnel(areas(), 100)), rows, columns);
    const [first] = successOf(ratioFunnel(areas(), 1)).curves.lower95;
    asBisected((first?.limit ?? Number.NaN) - 1, number(rows[0] ?? {}, 'lower_2s_count'));
  });

  it.skipIf(absent)('flags the same of 300 areas', () => {
    const flags = successOf(ratioFlags(areas()));
    expect(flags.length).toBe(300);
    expect(flags).toEqual(expectedFlags(inputs(), 'significance'));
  });
});

describe('the funnel of rates of PHEindicatormethods', () => {
  const options: RateFunnelOptions = { kind: 'directly-standardised', multiplier: 100_000, years: 3 };
  const inputs = () => readCsv(`${folder}rate_input_funnels.csv`);
  const areas = () => inputs().map((row) => ({ events: number(row, 'ev'), rate: number(row, 'rate') }));

  it.skipIf(absent)('is met in its 100 points and four limits', () => {
    const rows = readCsv(`${folder}rate_outputs.csv`);
    const funnel = successOf(rateFunnel(areas(), options));
    expectNear(funnel.baseline, number(rows[0] ?? {}, 'baseline'), 1e-8);
    expectCurves(funnel, rows, (name) => ({
      at: `${sideOf[name]}_population_1_year`,
      limit: `${sideOf[name]}_limit`,
      expectEqual: asBisected,
    }));
  });

  const flagInputs = () => readCsv(`${folder}rate_dsr_inputs.csv`);

  it.skipIf(absent).each([
    ['dsr_per_100000_with_0', 'directly-standardised', 'rate_dsr', 100_000, true],
    ['dsr_per_100_with_0', 'directly-standardised', 'rate_dsr', 100, true],
    ['dsr_per_100000_without_0', 'directly-standardised', 'rate_dsr', 100_000, false],
    ['crude_per_100000_with_0', 'crude', 'rate_crude_per_100000', 100_000, true],
    ['crude_per_100_with_0', 'crude', 'rate_crude_per_100', 100, true],
    ['crude_per_100_without_0', 'crude', 'rate_crude_per_100', 100, false],
  ] as const)('flags the same as %s', (column, kind, rateColumn, multiplier, withNone) => {
    const rows = flagInputs().filter((row) => withNone || number(row, 'count') > 0);
    const scale = rateColumn === 'rate_dsr' ? multiplier / 100_000 : 1;
    const given = rows.map((row) => ({
      events: number(row, 'count'),
      rate: number(row, rateColumn) * scale,
      population: number(row, 'pop'),
    }));
    expect(successOf(rateFlags(given, { kind, multiplier }))).toEqual(expectedFlags(rows, column));
  });

  it.skipIf(absent)('places the same points, and none for a standardised rate of five events', () => {
    const rows = inputs();
    const most = Math.max(...rows.map((row) => number(row, 'ev')));
    const few = areas().map((area) => (area.events === most ? { ...area, events: 5 } : area));
    expect(few.filter((area) => area.events === 5).length).toBeGreaterThan(0);
    for (const [index, place] of successOf(rateFunnelPlaces(few, options)).entries()) {
      const row = rows[index] ?? {};
      if (text(row, 'rate_chart') === 'NA') expect(place).toEqual({ rate: null, population: null });
      else {
        expectNear(place.rate ?? Number.NaN, number(row, 'rate_chart'));
        expectNear(place.population ?? Number.NaN, number(row, 'denominator_derived'));
      }
    }
  });

  it.skipIf(absent)('places an area without events by its population', () => {
    const rows = inputs();
    const most = Math.max(...rows.map((row) => number(row, 'ev')));
    const given = rows.map((row) => ({
      events: number(row, 'ev') === most ? 0 : number(row, 'ev'),
      rate: number(row, 'rate'),
      population: number(row, 'pop'),
    }));
    const places = successOf(rateFunnelPlaces(given, { kind: 'crude', multiplier: 100_000, years: 5 }));
    for (const [index, place] of places.entries()) {
      const expected = number(rows[index] ?? {}, 'denominator_derived_crude_with_denom');
      expectNear(place.population ?? Number.NaN, expected);
    }
  });
});
