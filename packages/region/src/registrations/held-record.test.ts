import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldHistory, heldVersions } from './held-record.js';

const historyOf = (prefix: string): fc.Arbitrary<HeldHistory<string>> =>
  fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 1, maxLength: 4 }).map((days) => {
    const held = days.sort((a, b) => a - b).map((from) => ({ value: `${prefix}${from}`, from }));
    return held as unknown as HeldHistory<string>;
  });

describe('heldVersions', () => {
  it('follow one another without gap or overlap, and the last one holds today', () => {
    fc.assert(
      fc.property(historyOf('n'), historyOf('p'), (numbers, postcodes) => {
        const versions = heldVersions(numbers, postcodes);
        expect(versions.at(-1)?.to).toBeUndefined();
        versions.slice(1).forEach(({ from }, order) => {
          expect(versions[order]?.to).toBe(from - 1);
        });
      }),
    );
  });

  it('end with the latest number and postcode, and name every number of a history', () => {
    fc.assert(
      fc.property(historyOf('n'), historyOf('p'), (numbers, postcodes) => {
        const versions = heldVersions(numbers, postcodes);
        expect(versions.at(-1)).toMatchObject({
          nhsNumber: numbers.at(-1)?.value,
          postcode: postcodes.at(-1)?.value,
        });
        expect(new Set(versions.map(({ nhsNumber }) => nhsNumber))).toEqual(
          new Set(numbers.map(({ value }) => value)),
        );
      }),
    );
  });

  it('begin with the later start where neither has a history', () => {
    const versions = heldVersions([{ value: 'n', from: 10 }], [{ value: 'p', from: 30 }]);
    expect(versions).toEqual([{ nhsNumber: 'n', postcode: 'p', from: 30, to: undefined }]);
  });

  it('take the start of the history where only one value has one', () => {
    const postcodes = [
      { value: 'old', from: 30 },
      { value: 'new', from: 60 },
    ] as const;
    expect(heldVersions([{ value: 'n', from: 10 }], postcodes)).toEqual([
      { nhsNumber: 'n', postcode: 'old', from: 30, to: 59 },
      { nhsNumber: 'n', postcode: 'new', from: 60, to: undefined },
    ]);
  });
});
