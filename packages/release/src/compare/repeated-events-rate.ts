import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { StandardisationBand, StandardisedRate } from './directly-standardised-rate.js';
import { checkBands, rateWithVariance, standardisedVariance } from './directly-standardised-rate.js';
import { impossible, isCount } from './refusal.js';

/** How many people of an age band had exactly this many events. */
export interface PeopleByEvents {
  readonly eventsEach: number;
  readonly people: number;
}

/** One age band of an area in which a person can have several events. */
export interface RepeatedEventsBand {
  readonly peopleByEvents: readonly PeopleByEvents[];
  readonly population: number;
  readonly standardPopulation: number;
}

/**
 * The directly standardised rate of events that are not independent, because one person can have several
 * (admissions): the variance is Σ f²·var(people with f events), so that the limits widen. Null under 10 events.
 *
 * Errors: as {@link import('./directly-standardised-rate.js').directlyStandardisedRate}.
 * Source: OHID, Fingertips Public Health Technical Guidance, chapter on directly standardised rates, "non-independent
 * events"; PHEindicatormethods `calculate_dsr` with `independent_events = FALSE`.
 */
export function repeatedEventsRate(
  bands: readonly RepeatedEventsBand[],
  multiplier = 100_000,
): Result<StandardisedRate | null, Problem> {
  if (!bands.every((band) => band.peopleByEvents.every(isPeopleByEvents))) {
    return impossible('People by how many events each had are numbers, 0 or more.', 'peopleByEvents');
  }
  const events = bands.map((band) => withEvents(band, totalEvents(band)));
  const checked = checkBands(events);
  if (!checked.ok) return checked;
  const method = 'Dobson, with confidence adjusted for non-independent events';
  return ok(rateWithVariance(events, { variance: varianceOverPeople(bands), multiplier, method }));
}

function varianceOverPeople(bands: readonly RepeatedEventsBand[]): number {
  const frequencies = new Set(bands.flatMap((band) => band.peopleByEvents.map((group) => group.eventsEach)));
  const ascending = [...frequencies].sort((a, b) => a - b);
  return ascending.reduce((sum, eventsEach) => sum + eventsEach ** 2 * varianceOf(bands, eventsEach), 0);
}

function varianceOf(bands: readonly RepeatedEventsBand[], eventsEach: number): number {
  return standardisedVariance(bands.map((band) => withEvents(band, peopleWith(band, eventsEach))));
}

function peopleWith(band: RepeatedEventsBand, eventsEach: number): number {
  const groups = band.peopleByEvents.filter((group) => group.eventsEach === eventsEach);
  return groups.reduce((sum, group) => sum + group.people, 0);
}

function totalEvents(band: RepeatedEventsBand): number {
  return band.peopleByEvents.reduce((sum, group) => sum + group.eventsEach * group.people, 0);
}

function withEvents(band: RepeatedEventsBand, events: number): StandardisationBand {
  return { events, population: band.population, standardPopulation: band.standardPopulation };
}

function isPeopleByEvents(group: PeopleByEvents): boolean {
  return isCount(group.eventsEach) && isCount(group.people);
}
