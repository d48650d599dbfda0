import type { LocalDate, OdsCode } from '@causeway/domain';
import type { EventTime } from './event-time.js';
import { compareEventTimes, dayOfEvent } from './event-time.js';
import type { ObjectionEffect } from './objection-code.js';
import { objectionOf } from './objection-code.js';

/** An objection code in a person's record. A time that could not be read is undefined. */
export interface ObjectionEvent {
  /** The practice in whose record the code stands. */
  readonly ods: OdsCode;
  readonly code: string;
  readonly effectiveAt?: EventTime | undefined;
  readonly recordedAt?: EventTime | undefined;
  readonly enteredInError: boolean;
}

/**
 * Where the person is registered now (undefined: not known), and the day as at which the answer is wanted.
 */
export interface TypeOneQuestion {
  readonly registeredPractice: OdsCode | undefined;
  readonly asAt: LocalDate;
}

interface TypeOneEvent extends ObjectionEvent {
  readonly effect: ObjectionEffect;
}

/**
 * Whether the person's Type 1 objection is active: their GP data stay out of secondary use, wherever they
 * were copied to.
 *
 * Only codes of the Type 1 family count, never those entered in error or effective after `asAt`. The latest
 * at the registered practice decides, by effective and then by recorded time. Where no code stands there, the
 * state of the earlier practices is carried until the new one confirms it; where the registered practice is
 * not known, an objection active at any practice is active.
 *
 * Fails closed: a dissent stands unless a withdrawal is known to be later, so the same instant, or a time
 * that cannot be read, leaves it standing. Source: decision tables, section 3.
 */
export function type1Active(events: readonly ObjectionEvent[], question: TypeOneQuestion): boolean {
  const { registeredPractice, asAt } = question;
  const typeOne = events.flatMap(asTypeOne).filter((event) => isInEffect(event, asAt));
  if (registeredPractice === undefined) {
    return typeOne.some(({ ods }) => dissentStands(typeOne.filter((event) => event.ods === ods)));
  }
  const here = typeOne.filter(({ ods }) => ods === registeredPractice);
  return dissentStands(here.length > 0 ? here : typeOne);
}

function asTypeOne(event: ObjectionEvent): TypeOneEvent[] {
  const objection = objectionOf(event.code);
  return objection?.family === 'type-1' && !event.enteredInError
    ? [{ ...event, effect: objection.effect }]
    : [];
}

/** A withdrawal whose date cannot be read is not known to be in effect; a dissent is taken to be. */
function isInEffect({ effect, effectiveAt }: TypeOneEvent, asAt: LocalDate): boolean {
  return effectiveAt === undefined ? effect === 'dissent' : dayOfEvent(effectiveAt) <= asAt;
}

function dissentStands(events: readonly TypeOneEvent[]): boolean {
  const withdrawals = events.filter(({ effect }) => effect === 'withdrawn');
  const dissents = events.filter(({ effect }) => effect === 'dissent');
  return dissents.some((dissent) => !withdrawals.some((withdrawal) => isKnownLater(withdrawal, dissent)));
}

function isKnownLater(withdrawal: TypeOneEvent, dissent: TypeOneEvent): boolean {
  const byEffect = compareEventTimes(withdrawal.effectiveAt, dissent.effectiveAt);
  const order = byEffect === 0 ? compareEventTimes(withdrawal.recordedAt, dissent.recordedAt) : byEffect;
  return order !== undefined && order > 0;
}
