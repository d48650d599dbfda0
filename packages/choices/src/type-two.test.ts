import type { OdsCode } from '@causeway/domain';
import { addDays } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { EventTime } from './event-time.js';
import type { ObjectionEvent } from './type-one-state.js';
import { lastTypeTwoDay, typeTwoStanding } from './type-two.js';

function event(code: string, effectiveAt: EventTime | undefined, enteredInError = false): ObjectionEvent {
  return { ods: 'D81001' as OdsCode, code, effectiveAt, enteredInError };
}

const dayAfter = addDays(lastTypeTwoDay, 1);

describe('legacy Type 2 objection', () => {
  it('means nothing where there is none', () => {
    expect(typeTwoStanding([])).toEqual({ optedOut: false, worklist: false });
  });

  it.each(['9Nu4', 'XaaVL', '881561000000100'])('opts out by %s up to 11 October 2018', (code) => {
    expect(lastTypeTwoDay).toBe('2018-10-11');
    expect(typeTwoStanding([event(code, lastTypeTwoDay)])).toEqual({ optedOut: true, worklist: false });
  });

  it('is a work item for the practice when dated later', () => {
    expect(typeTwoStanding([event('9Nu4', dayAfter)])).toEqual({ optedOut: false, worklist: true });
  });

  it('opts out and is a work item when its date cannot be read', () => {
    expect(typeTwoStanding([event('9Nu4', undefined)])).toEqual({ optedOut: true, worklist: true });
  });

  it('keeps the earlier one beside the later one', () => {
    const both = [event('9Nu4', dayAfter), event('XaaVL', lastTypeTwoDay)];
    expect(typeTwoStanding(both)).toEqual({ optedOut: true, worklist: true });
  });

  it('ignores what was entered in error and the codes of other families', () => {
    const others = [
      event('9Nu4', lastTypeTwoDay, true),
      event('9Nu0', lastTypeTwoDay),
      event('93C1', undefined),
    ];
    expect(typeTwoStanding(others)).toEqual({ optedOut: false, worklist: false });
  });
});
