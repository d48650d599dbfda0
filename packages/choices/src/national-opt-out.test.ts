import type { NhsNumber } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CleanedList } from './cleaned-list.js';
import type { Freshness } from './cleaned-list-freshness.js';
import { nationalOptOutOf } from './national-opt-out.js';

const listed = '4505577104' as NhsNumber;
const alsoListed = '9434765919' as NhsNumber;
const off = '9876543210' as NhsNumber;
const placeholder = '0000000000' as NhsNumber;

function listOf(numbers: readonly NhsNumber[], freshness: Freshness = 'fresh'): CleanedList {
  return { numbers: new Set(numbers), freshness, badLineCount: 0, badLines: [] };
}

const list = listOf([listed, alsoListed]);

describe('national data opt-out', () => {
  it('lets a person in whose every number is on the list', () => {
    expect(nationalOptOutOf([listed], list)).toBe('may-be-used');
    expect(nationalOptOutOf([listed, alsoListed], list)).toBe('may-be-used');
  });

  it('keeps a person out who has one number off the list', () => {
    expect(nationalOptOutOf([off], list)).toBe('opted-out');
    expect(nationalOptOutOf([listed, off], list)).toBe('opted-out');
  });

  it('cannot be checked for a person without a number, or with a placeholder only', () => {
    expect(nationalOptOutOf([], list)).toBe('unchecked');
    expect(nationalOptOutOf([placeholder], listOf([placeholder]))).toBe('unchecked');
    expect(nationalOptOutOf([listed, placeholder], list)).toBe('may-be-used');
  });

  it('cannot be checked without a list', () => {
    expect(nationalOptOutOf([listed], undefined)).toBe('unchecked');
  });

  it.each<Freshness>(['too-old', 'dated-ahead', 'date-unknown'])(
    'cannot be checked on a list that is %s',
    (freshness) => {
      expect(nationalOptOutOf([listed], listOf([listed], freshness))).toBe('unchecked');
    },
  );

  it('never lets more people in when a number is struck off the list, or one more is found to be theirs', () => {
    const anyNumbers = fc.subarray([listed, alsoListed, off, placeholder]);
    fc.assert(
      fc.property(anyNumbers, anyNumbers, fc.constantFrom(listed, alsoListed, off), (own, onList, one) => {
        fc.pre(nationalOptOutOf(own, listOf(onList)) === 'opted-out');
        const struck = onList.filter((nhsNumber) => nhsNumber !== one);
        expect(nationalOptOutOf(own, listOf(struck))).toBe('opted-out');
        expect(nationalOptOutOf([...own, one], listOf(onList))).toBe('opted-out');
      }),
    );
  });
});
