import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Estimate } from './confidence.js';
import { bothLimits, scaleLimits } from './confidence.js';
import { countLimits, countLimitsMethod } from './count-limits.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** One age band of an area beside the same band of the reference population. */
export interface ReferenceBand {
  readonly population: number;
  readonly referenceEvents: number;
  readonly referencePopulation: number;
}

/** An indirectly standardised ratio or rate with what it was made of. */
export interface IndirectlyStandardised extends Estimate {
  readonly observed: number;
  /** Events the area would have at the reference population's rates. */
  readonly expected: number;
}

/**
 * The indirectly standardised ratio of an area: events `observed` / events expected at the reference rates ×
 * `referenceValue` (1, or 100), with limits exact under 10 events and Byar's from 10 on.
 *
 * Errors: CW-RELEASE-101 (a negative count or population, a reference population not above 0), CW-RELEASE-102
 * (nothing expected).
 * Source: PHEindicatormethods `calculate_ISRatio`; Breslow NE, Day NE. Statistical methods in cancer research, volume
 * II, 1987, chapter 2.
 */
export function indirectlyStandardisedRatio(
  observed: number,
  bands: readonly ReferenceBand[],
  referenceValue = 1,
): Result<IndirectlyStandardised, Problem> {
  const expected = expectedEvents(observed, bands);
  return expected.ok ? ok(ratio(observed, expected.value, referenceValue)) : expected;
}

/**
 * The indirectly standardised rate of an area: its ratio times the reference population's crude rate per `multiplier`
 * people.
 *
 * Errors and source: as {@link indirectlyStandardisedRatio}; PHEindicatormethods `calculate_ISRate`.
 */
export function indirectlyStandardisedRate(
  observed: number,
  bands: readonly ReferenceBand[],
  multiplier = 100_000,
): Result<IndirectlyStandardised & { readonly referenceRate: number }, Problem> {
  const expected = expectedEvents(observed, bands);
  if (!expected.ok) return expected;
  const events = bands.reduce((sum, band) => sum + band.referenceEvents, 0);
  const people = bands.reduce((sum, band) => sum + band.referencePopulation, 0);
  const referenceRate = (events / people) * multiplier;
  return ok({ ...ratio(observed, expected.value, referenceRate), referenceRate });
}

function expectedEvents(observed: number, bands: readonly ReferenceBand[]): Result<number, Problem> {
  const checked = checkReference(observed, bands);
  if (!checked.ok) return checked;
  const expected = bands.reduce((sum, band) => sum + expectedIn(band), 0);
  return expected > 0
    ? ok(expected)
    : tooLittle('An indirectly standardised ratio needs some events expected.');
}

function expectedIn(band: ReferenceBand): number {
  return (band.referenceEvents / band.referencePopulation) * band.population;
}

function checkReference(observed: number, bands: readonly ReferenceBand[]): Result<undefined, Problem> {
  if (!isCount(observed)) return impossible('The events observed are a number, 0 or more.', 'observed');
  if (!bands.every((band) => isCount(band.population))) {
    return impossible('The population of every age band is a number, 0 or more.', 'population');
  }
  if (!bands.every((band) => isCount(band.referenceEvents) && isPositive(band.referencePopulation))) {
    return impossible(
      'Every band of the reference has events, 0 or more, among people, above 0.',
      'reference',
    );
  }
  return ok(undefined);
}

function ratio(observed: number, expected: number, referenceValue: number): IndirectlyStandardised {
  return {
    value: (observed / expected) * referenceValue,
    observed,
    expected,
    ...bothLimits((confidence) => scaleLimits(countLimits(observed, confidence), referenceValue / expected)),
    method: countLimitsMethod(observed),
  };
}
