import { addDays, localDate } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { cleanedListFreshness, defaultMaxAgeDays } from './cleaned-list-freshness.js';

const usedOn = localDate(2026, 1, 22);

describe('freshness of a cleaned list', () => {
  it('lasts 21 days unless a deployment says less', () => {
    expect(defaultMaxAgeDays).toBe(21);
    expect(cleanedListFreshness({ producedOn: usedOn, usedOn })).toBe('fresh');
    expect(cleanedListFreshness({ producedOn: addDays(usedOn, -21), usedOn })).toBe('fresh');
    expect(cleanedListFreshness({ producedOn: addDays(usedOn, -22), usedOn })).toBe('too-old');
    expect(cleanedListFreshness({ producedOn: addDays(usedOn, -8), usedOn, maxAgeDays: 7 })).toBe('too-old');
  });

  it('is never taken for granted where the date is not known', () => {
    expect(cleanedListFreshness({ producedOn: undefined, usedOn })).toBe('date-unknown');
  });

  it('is not granted to a list dated after the day of use', () => {
    expect(cleanedListFreshness({ producedOn: addDays(usedOn, 1), usedOn })).toBe('dated-ahead');
  });
});
