import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { bothLimits } from '../compare/confidence.js';
import { countLimits, fewestEventsForByar } from '../compare/count-limits.js';
import type { StandardisationBand } from '../compare/directly-standardised-rate.js';
import { directlyStandardisedRate, standardisedVariance } from '../compare/directly-standardised-rate.js';
import type { Cell } from './cell.js';
import { hidden, shown } from './cell.js';
import type { DisclosurePolicy } from './disclosure-policy.js';
import { stepOf } from './disclosure-policy.js';
import { trueCountsBehind } from './treat-count.js';

/** The figures of a standardised rate that leave, by the names of their columns. */
export const rateColumns = ['rate', 'lower95', 'upper95', 'lower998', 'upper998'] as const;

/** A standardised rate and its limits as cells: all shown, or all hidden for one reason. */
export type RateCells = Readonly<Record<(typeof rateColumns)[number], Cell>>;

/** What a rate may be computed from: the treated counts of the area, and its true age bands. */
export interface RateInput {
  readonly events: Cell;
  readonly population: Cell;
  readonly bands: readonly StandardisationBand[];
}

/** How the rates of a table are made. */
export interface RateRules {
  readonly policy: DisclosurePolicy;
  readonly multiplier: number;
  /** The events per person in each age band of all areas together, from {@link pooledRates}. */
  readonly pooledRates: readonly number[];
}

/**
 * The directly standardised rate of an area as it may leave (release.md D4): computed from its treated counts, and no
 * finer than they are.
 *
 * The age bands give the rate its shape only: events are scaled so that they add up to the treated count and people
 * to the treated population, so a true count and its neighbours that are shown alike give the same rate. But a rate
 * in full still gives the count away to who knows the area's age structure, which is public: few patterns of whole
 * people fit it (with 15 events, 85 to 99 % of the patterns were recovered, and 80 to 95 % from three digits;
 * standardised-rates.test.ts). So the rate is given in whole steps of what one step of the count is worth (5 people),
 * and its limits are computed from the rate and count that are shown, widened as Dobson would if the area's events
 * were spread over its ages as those of all areas are. Nothing of one area's own age pattern is left but the step.
 *
 * Hidden: when a count under it is; when the shown count may stand for fewer than 10 events (by the shown count, so
 * that hiding tells nothing new); when an age band has nobody.
 *
 * Errors: CW-RELEASE-101, CW-RELEASE-102 (bands no rate can be made of, an empty one apart).
 */
export function standardisedRateCells(
  { events, population, bands }: RateInput,
  rules: RateRules,
): Result<RateCells, Problem> {
  if (events.kind === 'hidden' || population.kind === 'hidden') return ok(allHidden('from-hidden-count'));
  if (leastBehind(rules.policy, events.value) < fewestEventsForByar) return ok(allHidden('too-few-events'));
  if (population.value === 0 || bands.some((band) => band.population === 0))
    return ok(allHidden('empty-age-band'));
  const rate = directlyStandardisedRate(scaled(bands, events.value, population.value), rules.multiplier);
  if (!rate.ok) return rate;
  const step = (stepOf(rules.policy) * rules.multiplier) / population.value;
  const value = Math.round((rate.value?.value ?? 0) / step) * step;
  const widening = wideningOf(bands, rules.pooledRates);
  return ok(
    value === 0 ? allHidden('too-few-events') : shownRate(value, { events: events.value, step, widening }),
  );
}

/** The events per person in each age band of all `areas` together; 0 where nobody is. */
export function pooledRates(areas: readonly (readonly StandardisationBand[])[]): readonly number[] {
  const sum = (band: number, of: 'events' | 'population') =>
    areas.reduce((all, bands) => all + (bands[band]?.[of] ?? 0), 0);
  return (areas[0] ?? []).map((_, band) => sum(band, 'events') / Math.max(1, sum(band, 'population')));
}

/**
 * By how much the limits of a standardised rate of these bands are wider than those of a crude one with as many
 * events, √(var·O)/DSR after Dobson, if the events came at `rates`; rounded up to a tenth. From the rates of all
 * areas and not from the area's own events, whose age pattern it would tell.
 */
function wideningOf(bands: readonly StandardisationBand[], rates: readonly number[]): number {
  const expected = bands.map((band, index) => ({ ...band, events: band.population * (rates[index] ?? 0) }));
  const sum = (of: (band: StandardisationBand) => number) =>
    expected.reduce((all, band) => all + of(band), 0);
  const rate =
    sum((band) => (band.events * band.standardPopulation) / band.population) /
    sum((band) => band.standardPopulation);
  if (!(rate > 0)) return 1;
  const widening = Math.sqrt(standardisedVariance(expected) * sum((band) => band.events)) / rate;
  // The subtraction keeps a widening of exactly 1.3, computed as 1.3000000000000003, from becoming 1.4.
  return Math.max(1, Math.ceil(widening * 10 - 1e-9) / 10);
}

interface ShownRate {
  readonly events: number;
  readonly step: number;
  readonly widening: number;
}

function shownRate(value: number, { events, step, widening }: ShownRate): RateCells {
  const decimals = Math.max(1, Math.ceil(-Math.log10(step)));
  const round = (figure: number) => shown(Number(Math.max(0, figure).toFixed(decimals)));
  const perEvent = (value / events) * widening;
  const { limits95, limits998 } = bothLimits((confidence) => {
    const { lower, upper } = countLimits(events, confidence);
    return { lower: value + perEvent * (lower - events), upper: value + perEvent * (upper - events) };
  });
  return {
    rate: round(value),
    lower95: round(limits95.lower),
    upper95: round(limits95.upper),
    lower998: round(limits998.lower),
    upper998: round(limits998.upper),
  };
}

function allHidden(reason: Parameters<typeof hidden>[0]): RateCells {
  const cell = hidden(reason);
  return { rate: cell, lower95: cell, upper95: cell, lower998: cell, upper998: cell };
}

/**
 * The fewest true events that a shown count may stand for; for a sum of shown counts, which the policy itself may
 * never show, one step less.
 */
function leastBehind(policy: DisclosurePolicy, value: number): number {
  return trueCountsBehind(policy, value)?.least ?? value - stepOf(policy);
}

function scaled(
  bands: readonly StandardisationBand[],
  events: number,
  population: number,
): readonly StandardisationBand[] {
  const perEvent = events / bands.reduce((sum, band) => sum + band.events, 0);
  const perPerson = population / bands.reduce((sum, band) => sum + band.population, 0);
  return bands.map((band) => ({
    events: band.events * perEvent,
    population: band.population * perPerson,
    standardPopulation: band.standardPopulation,
  }));
}
