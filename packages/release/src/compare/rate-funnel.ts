import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { countFlag } from './count-flag.js';
import { fewestEventsForByar } from './count-limits.js';
import type { Funnel, FunnelFlag } from './funnel.js';
import { axisPoints, axisRange } from './funnel-axis.js';
import { poissonCurves } from './poisson-curve.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** The events of an area, its rate per multiplier, and its population where there were no events to tell it by. */
export interface RateArea {
  readonly events: number;
  readonly rate: number;
  readonly population?: number;
}

/** What kind of rates a funnel is of, and over how many years. */
export interface RateFunnelOptions {
  readonly kind: 'crude' | 'directly-standardised';
  readonly multiplier: number;
  readonly years: number;
}

/** Where an area is drawn in a rate funnel; null for a standardised rate of fewer than 10 events. */
export interface RateFunnelPlace {
  readonly rate: number | null;
  /** Population of one year that these events would have come from at this rate: the place along the axis. */
  readonly population: number | null;
}

/**
 * The funnel of rates around their average, with exact Poisson limits over the population of one year. The population
 * of a standardised rate is the effective one, events / rate, so that the funnel is drawn on the scale of the
 * standardised rates.
 *
 * Errors: CW-RELEASE-101 (events or a rate negative, no population where there are no events), CW-RELEASE-102 (no
 * area with events).
 * Source: PHEindicatormethods `calculate_funnel_limits`, statistic "rate"; Spiegelhalter DJ. Stat Med 2005;24:1185–1202.
 */
export function rateFunnel(areas: readonly RateArea[], options: RateFunnelOptions): Result<Funnel, Problem> {
  const average = averageRate(areas, options);
  if (!average.ok) return average;
  const people = axisRange(populations(areas, options), options.years);
  const events = { from: Math.floor(people.from * average.value), to: Math.ceil(people.to * average.value) };
  return ok({
    baseline: average.value * options.multiplier,
    curves: poissonCurves(axisPoints(events), {
      perExpected: 1 / average.value / options.years,
      perRatio: average.value * options.multiplier,
    }),
  });
}

/**
 * Where each of `areas` lies in their funnel, in their order; 'too-few-events' for a standardised rate of under 10.
 * Errors: as {@link rateFunnel}.
 */
export function rateFlags(
  areas: readonly RateArea[],
  options: Omit<RateFunnelOptions, 'years'>,
): Result<readonly FunnelFlag[], Problem> {
  const average = averageRate(areas, options);
  if (!average.ok) return average;
  return ok(areas.map((area) => flagOf(area, average.value, options)));
}

/** Where each of `areas` is drawn, in their order. Errors: as {@link rateFunnel}. */
export function rateFunnelPlaces(
  areas: readonly RateArea[],
  options: RateFunnelOptions,
): Result<readonly RateFunnelPlace[], Problem> {
  const checked = check(areas, options);
  return checked.ok ? ok(areas.map((area) => placeOf(area, options))) : checked;
}

function flagOf(area: RateArea, average: number, options: Omit<RateFunnelOptions, 'years'>): FunnelFlag {
  if (isTooFew(area, options.kind)) return 'too-few-events';
  return countFlag(area.events, average * (effectivePopulation(area, options) ?? 0));
}

function placeOf(area: RateArea, options: RateFunnelOptions): RateFunnelPlace {
  if (isTooFew(area, options.kind)) return { rate: null, population: null };
  const population = effectivePopulation(area, options);
  return { rate: area.rate, population: population === null ? null : population / options.years };
}

function isTooFew(area: RateArea, kind: RateFunnelOptions['kind']): boolean {
  return kind === 'directly-standardised' && area.events < fewestEventsForByar;
}

function averageRate(
  areas: readonly RateArea[],
  options: Omit<RateFunnelOptions, 'years'>,
): Result<number, Problem> {
  const checked = check(areas, options);
  if (!checked.ok) return checked;
  const events = total(areas.map((area) => area.events));
  if (events === 0) return tooLittle('A funnel of rates needs an area with events.');
  return ok(events / total(populations(areas, options)));
}

function populations(areas: readonly RateArea[], options: Omit<RateFunnelOptions, 'years'>): number[] {
  return areas.map((area) => effectivePopulation(area, options)).filter((people) => people !== null);
}

/** Null for a standardised rate without events: nothing tells how large a population it stands for. */
function effectivePopulation(
  { events, rate, population }: RateArea,
  { kind, multiplier }: Omit<RateFunnelOptions, 'years'>,
): number | null {
  if (events > 0) return (multiplier * events) / rate;
  return kind === 'crude' ? (population ?? null) : null;
}

function check(
  areas: readonly RateArea[],
  { multiplier }: Omit<RateFunnelOptions, 'years'>,
): Result<undefined, Problem> {
  if (!isPositive(multiplier)) return impossible('The multiplier of a rate is a number above 0.');
  if (!areas.every((area) => isCount(area.events))) {
    return impossible('The events of every area are a number, 0 or more.', 'events');
  }
  if (!areas.every((area) => area.events === 0 || isPositive(area.rate))) {
    return impossible('The rate of every area with events is a number above 0.', 'rate');
  }
  if (!areas.every((area) => area.events > 0 || isPositive(area.population ?? 0))) {
    return impossible('An area without events has its population given.', 'population');
  }
  return ok(undefined);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
