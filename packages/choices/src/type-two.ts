import type { LocalDate } from '@causeway/domain';
import { localDate } from '@causeway/domain';
import { dayOfEvent } from './event-time.js';
import { objectionOf } from './objection-code.js';
import type { ObjectionEvent } from './type-one-state.js';

/**
 * The last day on which a Type 2 objection was carried over into the national data opt-out: 11 October 2018.
 *
 * Source: NHS England, national data opt-out operational policy guidance; decision tables, section 3, row 6.
 */
export const lastTypeTwoDay: LocalDate = localDate(2018, 10, 11);

/** What a person's legacy Type 2 objections mean today. */
export interface TypeTwoStanding {
  /** Opted out until the cleaned list says otherwise. */
  readonly optedOut: boolean;
  /**
   * Recorded too late to be processed, or with a date that cannot be read: the practice is asked to talk with
   * the person.
   */
  readonly worklist: boolean;
}

/**
 * What the Type 2 codes among `events` mean: dated up to 11 October 2018 the person counts as opted out until
 * the cleaned list says otherwise; dated later they are not processed, and the practice gets a work item. A
 * date that cannot be read fails closed: both.
 */
export function typeTwoStanding(events: readonly ObjectionEvent[]): TypeTwoStanding {
  const days = events
    .filter((event) => !event.enteredInError && objectionOf(event.code)?.family === 'type-2')
    .map(({ effectiveAt }) => (effectiveAt === undefined ? undefined : dayOfEvent(effectiveAt)));
  return {
    optedOut: days.some((day) => day === undefined || day <= lastTypeTwoDay),
    worklist: days.some((day) => day === undefined || day > lastTypeTwoDay),
  };
}
