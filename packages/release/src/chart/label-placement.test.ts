import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markBox } from './area-mark.js';
import { boxContains, boxesOverlap, boxHolds } from './box.js';
import { leaderOf } from './label-candidates.js';
import { placeLabels } from './label-placement.js';

const plot = { left: 30, top: 30, right: 430, bottom: 330 };
const wish = fc.record({
  x: fc.integer({ min: 40, max: 420 }),
  y: fc.integer({ min: 40, max: 320 }),
  lines: fc.array(fc.constantFrom('Ely', 'North Cambridgeshire', 'Care Board'), {
    minLength: 1,
    maxLength: 3,
  }),
});

function place(
  wishes: readonly { readonly x: number; readonly y: number; readonly lines: readonly string[] }[],
) {
  return placeLabels(wishes, { plot, marks: wishes, lines: [], size: 13 });
}

describe('placeLabels', () => {
  it('puts a name to the right of a mark that stands alone', () => {
    const [label] = place([{ x: 100, y: 100, lines: ['Ely'] }]);
    expect(label).toMatchObject({ anchor: 'start', led: false });
    expect(label?.box.left).toBeGreaterThan(100);
  });

  it('puts it to the left where the plot ends', () => {
    expect(place([{ x: 420, y: 100, lines: ['Ely'] }])[0]).toMatchObject({ anchor: 'end', led: false });
  });

  it('avoids a line of the plot where there is room beside it', () => {
    const lines = Array.from({ length: 100 }, (_, index) => ({ x: 104 + index, y: 100 }));
    const marks = [{ x: 100, y: 100, lines: ['Ely'] }];
    const [label] = placeLabels(marks, { plot, marks, lines, size: 13 });
    expect(label).toMatchObject({ anchor: 'end', led: false });
  });

  it('keeps names within the plot, off every mark, off each other and off the lines that lead to them', () => {
    let led = 0;
    const law = (wishes: Parameters<typeof place>[0]) => {
      const labels = place(wishes);
      led += labels.filter((label) => label.led).length;
      labels.forEach((label, index) => {
        expect(boxHolds(plot, label.box)).toBe(true);
        expect(wishes.some((mark) => boxesOverlap(label.box, markBox(mark)))).toBe(false);
        const others = labels.toSpliced(index, 1);
        expect(others.some((other) => boxesOverlap(label.box, other.box))).toBe(false);
        expect(others.some((other) => leaderOf(other).some((at) => boxContains(label.box, at)))).toBe(false);
      });
    };
    fc.assert(fc.property(fc.array(wish, { maxLength: 25, size: 'max' }), law), {
      numRuns: 25,
      seed: 20_260_101,
    });
    expect(led).toBeGreaterThan(20);
  });

  it('leaves out a name for which there is no room at all', () => {
    expect(
      place([
        { x: 100, y: 100, lines: ['A name that is wider than the plot by far, and then some more of it'] },
      ]),
    ).toEqual([]);
  });
});
