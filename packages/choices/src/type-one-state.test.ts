import type { LocalDate, OdsCode } from '@causeway/domain';
import { addDays, localDate } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEventTime } from './event-time.js';
import { objectionCodes } from './objection-code.js';
import type { ObjectionEvent } from './type-one-state.js';
import { type1Active } from './type-one-state.js';

const here = 'D81001' as OdsCode;
const before = 'D81002' as OdsCode;
const earlier = 'D81003' as OdsCode;
const asAt = localDate(2026, 1, 1);

function event(code: string, effective: string, more: Partial<ObjectionEvent> = {}): ObjectionEvent {
  const time = parseEventTime(effective);
  return { ods: here, code, effectiveAt: time, recordedAt: time, enteredInError: false, ...more };
}

function activeHere(...events: ObjectionEvent[]): boolean {
  return type1Active(events, { registeredPractice: here, asAt });
}

describe('Type 1 objection', () => {
  it('is not active where nothing was said', () => {
    expect(activeHere()).toBe(false);
  });

  it.each(['9Nu0', '9Nu0.', 'XaZ89', '827241000000103'])('is active after %s', (code) => {
    expect(activeHere(event(code, '2020-01-01'))).toBe(true);
  });

  it('ends with a later withdrawal, and begins again with a later dissent', () => {
    const said = [event('9Nu0', '2020-01-01'), event('827261000000102', '2021-01-01')];
    expect(activeHere(...said)).toBe(false);
    expect(activeHere(...said, event('XaZ89', '2022-01-01'))).toBe(true);
  });

  it('is decided by effective time before recorded time', () => {
    const lateEntry = event('9Nu0', '2019-01-01', { recordedAt: localDate(2025, 1, 1) });
    expect(activeHere(lateEntry, event('9Nu1', '2020-01-01'))).toBe(false);
  });

  it('is decided by recorded time where both took effect on the same day', () => {
    const recordedLater = { recordedAt: localDate(2020, 1, 2) };
    expect(activeHere(event('9Nu0', '2020-01-01'), event('9Nu1', '2020-01-01', recordedLater))).toBe(false);
    expect(activeHere(event('9Nu0', '2020-01-01', recordedLater), event('9Nu1', '2020-01-01'))).toBe(true);
  });

  it('is decided by the time of day where both have one', () => {
    expect(activeHere(event('9Nu0', '2020-01-01T10:00'), event('9Nu1', '2020-01-01T11:00'))).toBe(false);
    expect(activeHere(event('9Nu0', '2020-01-01T11:00'), event('9Nu1', '2020-01-01T10:00'))).toBe(true);
  });

  it('stands at the same instant', () => {
    expect(activeHere(event('9Nu1', '2020-01-01'), event('9Nu0', '2020-01-01'))).toBe(true);
  });

  it('ignores what was entered in error, on either side', () => {
    expect(activeHere(event('9Nu0', '2020-01-01', { enteredInError: true }))).toBe(false);
    expect(
      activeHere(event('9Nu0', '2020-01-01'), event('9Nu1', '2021-01-01', { enteredInError: true })),
    ).toBe(true);
  });

  it('ignores what takes effect after the day in question, but not what was merely recorded after it', () => {
    expect(activeHere(event('9Nu0', '2026-01-02'))).toBe(false);
    expect(activeHere(event('9Nu0', '2026-01-01'))).toBe(true);
    expect(activeHere(event('9Nu0', '2020-01-01'), event('9Nu1', '2026-01-02'))).toBe(true);
    expect(activeHere(event('9Nu0', '2025-12-31', { recordedAt: localDate(2026, 2, 1) }))).toBe(true);
  });

  it('stands where its date cannot be read, whatever was said later', () => {
    expect(activeHere(event('9Nu0', 'not a date'))).toBe(true);
    expect(activeHere(event('9Nu0', ''), event('9Nu1', '2025-01-01'))).toBe(true);
  });

  it('is not ended by a withdrawal whose date cannot be read', () => {
    expect(activeHere(event('9Nu0', '2020-01-01'), event('9Nu1', ''))).toBe(true);
  });
});

describe('Type 1 objection of someone who moved practice', () => {
  it('is carried until the new practice confirms it', () => {
    const carried = event('9Nu0', '2020-01-01', { ods: before });
    expect(activeHere(carried)).toBe(true);
    expect(activeHere(carried, event('9Nu1', '2021-01-01'))).toBe(false);
  });

  it('is decided at the registered practice, even by an older code there', () => {
    expect(activeHere(event('9Nu1', '2019-01-01'), event('9Nu0', '2020-01-01', { ods: before }))).toBe(false);
  });

  it('is carried as the latest of the earlier practices left it', () => {
    const first = event('9Nu0', '2018-01-01', { ods: earlier });
    expect(activeHere(first, event('9Nu1', '2020-01-01', { ods: before }))).toBe(false);
    expect(activeHere(first, event('9Nu1', '2016-01-01', { ods: before }))).toBe(true);
  });

  it('is not confirmed by a code whose date cannot be read', () => {
    expect(activeHere(event('9Nu0', '2020-01-01', { ods: before }), event('9Nu1', ''))).toBe(true);
  });

  it('is active at any practice where the registered one is not known', () => {
    const said = [
      event('9Nu0', '2018-01-01', { ods: earlier }),
      event('9Nu1', '2020-01-01', { ods: before }),
    ];
    expect(type1Active(said, { registeredPractice: undefined, asAt })).toBe(true);
    expect(type1Active(said.slice(1), { registeredPractice: undefined, asAt })).toBe(false);
  });
});

const anyCode = fc.constantFrom(...objectionCodes.map(({ code }) => code), '44054006');
const anyDay: fc.Arbitrary<LocalDate | undefined> = fc.option(
  fc.integer({ min: -3, max: 3 }).map((days) => addDays(asAt, days)),
  { nil: undefined },
);
const anyEvent: fc.Arbitrary<ObjectionEvent> = fc.record({
  ods: fc.constantFrom(here, before, earlier),
  code: anyCode,
  effectiveAt: anyDay,
  recordedAt: anyDay,
  enteredInError: fc.boolean(),
});
const anyQuestion = fc.record({
  registeredPractice: fc.constantFrom(here, before, undefined),
  asAt: fc.constant(asAt),
});

describe('laws of the Type 1 objection', () => {
  it('does not depend on the order in which a practice sends its codes', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), anyQuestion, (events, question) => {
        expect(type1Active(events.toReversed(), question)).toBe(type1Active(events, question));
      }),
    );
  });

  it('is never ended by one more dissent in effect at the registered practice', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), anyDay, (events, effectiveAt) => {
        fc.pre(effectiveAt === undefined || effectiveAt <= asAt);
        const question = { registeredPractice: here, asAt };
        fc.pre(type1Active(events, question));
        const more: ObjectionEvent = { ods: here, code: '9Nu0', effectiveAt, enteredInError: false };
        expect(type1Active([...events, more], question)).toBe(true);
      }),
    );
  });

  it('is blind to every code of another family', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), anyQuestion, (events, question) => {
        const typeOneCodes = new Set(objectionCodes.filter((o) => o.family === 'type-1').map((o) => o.code));
        const own = events.filter(({ code }) => typeOneCodes.has(code));
        expect(type1Active(events, question)).toBe(type1Active(own, question));
      }),
    );
  });

  it('agrees with sorting by effective and recorded day where every day is known', () => {
    const dated = anyEvent.filter((e) => e.effectiveAt !== undefined && e.recordedAt !== undefined);
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(dated), (events) => {
        const counted = events.filter(
          (e) => e.ods === here && !e.enteredInError && (e.effectiveAt ?? '') <= asAt && isTypeOne(e.code),
        );
        fc.pre(counted.length > 0);
        const latest = counted.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).at(-1);
        const expected = latest !== undefined && isDissent(latest.code);
        seen.add(expected);
        expect(type1Active(events, { registeredPractice: here, asAt })).toBe(expected);
      }),
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});

function isTypeOne(code: string): boolean {
  return objectionCodes.some((objection) => objection.code === code && objection.family === 'type-1');
}

function isDissent(code: string): boolean {
  return objectionCodes.some((objection) => objection.code === code && objection.effect === 'dissent');
}

/** Orders by effective day, then recorded day, then dissent last, so that it wins a tie. */
function sortKey(e: ObjectionEvent): string {
  return `${e.effectiveAt} ${e.recordedAt} ${isDissent(e.code) ? 1 : 0}`;
}
