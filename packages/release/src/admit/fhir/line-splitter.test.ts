import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, LineSplitter } from './line-splitter.js';

const longest = 1 << 26;

function linesOf(chunks: readonly Buffer[]): readonly Line[] {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.finish()];
}

describe('cutting a file into lines', () => {
  it('gives the same lines wherever its chunks end', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '\n', '{"b":1}', '\r\n'), { maxLength: 20 });
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (pieces, sizes) => {
        const bytes = Buffer.from(pieces.join(''));
        const chunks: Buffer[] = [];
        for (let from = 0; from < bytes.length; from += chunks.at(-1)?.length ?? 0)
          chunks.push(bytes.subarray(from, from + (sizes.next().value ?? 1)));
        const expected = bytes.toString().split('\n');
        const last = expected.pop() ?? '';
        const read = linesOf(chunks).map(({ number, bytes: line, isEnded }) => [
          number,
          line?.toString(),
          isEnded,
        ]);
        expect(read).toEqual([
          ...expected.map((line, index) => [index + 1, line, true]),
          ...(last === '' ? [] : [[expected.length + 1, last, false]]),
        ]);
      }),
      { seed: 20261122 },
    );
  });

  it('passes over a line that is too long, and goes on with the next', () => {
    const chunk = Buffer.alloc(longest / 4, 'x');
    const lines = linesOf([Buffer.from('a\n'), chunk, chunk, chunk, chunk, Buffer.from('x\nb\n')]);
    expect(lines.map(({ number, bytes }) => [number, bytes?.toString()])).toEqual([
      [1, 'a'],
      [2, undefined],
      [3, 'b'],
    ]);
  });
});
