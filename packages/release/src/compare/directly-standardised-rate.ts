import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Estimate } from './confidence.js';
import { bothLimits } from './confidence.js';
import { countLimits, fewestEventsForByar } from './count-limits.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** One age band of an area. */
export interface StandardisationBand {
  readonly events: number;
  readonly population: number;
  readonly standardPopulation: number;
}

/** A standardised rate with the events and people under it. */
export interface StandardisedRate extends Estimate {
  readonly events: number;
  readonly population: number;
}

/**
 * The directly standardised rate of an area per `multiplier` people, with Byar's limits scaled after Dobson; null
 * under 10 events, where the method does not hold.
 *
 * Σ wᵢOᵢ/nᵢ / Σ wᵢ, and limits DSR + √(var/O)·(Byar(O) − O) with var = Σ wᵢ²Oᵢ/nᵢ² / (Σ wᵢ)².
 *
 * Errors: CW-RELEASE-101 (events negative, a population not above 0, a standard population negative), CW-RELEASE-102
 * (no band, or a standard population of nobody).
 * Source: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Confidence intervals for weighted sums of Poisson parameters.
 * Stat Med 1991;10:457–462, equation 5; PHEindicatormethods `calculate_dsr`.
 */
export function directlyStandardisedRate(
  bands: readonly StandardisationBand[],
  multiplier = 100_000,
): Result<StandardisedRate | null, Problem> {
  const checked = checkBands(bands);
  if (!checked.ok) return checked;
  return ok(rateWithVariance(bands, { variance: standardisedVariance(bands), multiplier, method: 'Dobson' }));
}

/** Refuses bands no directly standardised rate can be made of. */
export function checkBands(bands: readonly StandardisationBand[]): Result<undefined, Problem> {
  if (!bands.every((band) => isCount(band.events))) {
    return impossible('The events of every age band are a number, 0 or more.', 'events');
  }
  if (!bands.every((band) => isPositive(band.population))) {
    return impossible('The population of every age band is a number above 0.', 'population');
  }
  if (!bands.every((band) => isCount(band.standardPopulation))) {
    return impossible(
      'The standard population of every age band is a number, 0 or more.',
      'standardPopulation',
    );
  }
  if (!(sum(bands, (band) => band.standardPopulation) > 0)) {
    return tooLittle('A standardised rate needs age bands with people of a standard population in them.');
  }
  return ok(undefined);
}

/** Σ wᵢ²Oᵢ/nᵢ² / (Σ wᵢ)²: the variance of a directly standardised rate whose events are independent, per person squared. */
export function standardisedVariance(bands: readonly StandardisationBand[]): number {
  const standard = sum(bands, (band) => band.standardPopulation);
  return sum(bands, (band) => band.events * (band.standardPopulation / band.population) ** 2) / standard ** 2;
}

/** How {@link rateWithVariance} is to be made. */
export interface RateOptions {
  readonly variance: number;
  readonly multiplier: number;
  readonly method: string;
}

/** The rate of checked `bands` with limits by a variance that is given; null under 10 events. */
export function rateWithVariance(
  bands: readonly StandardisationBand[],
  { variance, multiplier, method }: RateOptions,
): StandardisedRate | null {
  const events = sum(bands, (band) => band.events);
  if (events < fewestEventsForByar) return null;
  const standard = sum(bands, (band) => band.standardPopulation);
  const weighted = sum(bands, (band) => (band.events * band.standardPopulation) / band.population);
  const value = (weighted / standard) * multiplier;
  const perEvent = Math.sqrt(variance / events) * multiplier;
  const limitsAt = (confidence: number) => {
    const { lower, upper } = countLimits(events, confidence);
    return { lower: value + perEvent * (lower - events), upper: value + perEvent * (upper - events) };
  };
  return {
    value,
    events,
    population: sum(bands, (band) => band.population),
    ...bothLimits(limitsAt),
    method,
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
