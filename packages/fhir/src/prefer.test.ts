import { describe, expect, it } from 'vitest';
import { parsePrefer } from './prefer.js';

describe('parsePrefer', () => {
  it.each([
    [undefined, 'representation', false, undefined],
    ['return=minimal', 'minimal', false, undefined],
    ['respond-async, return="OperationOutcome"', 'OperationOutcome', true, undefined],
    ['handling=strict; return = representation', 'representation', false, 'strict'],
    ['return=everything, wait=10', 'representation', false, undefined],
  ])('reads %s', (header, wanted, respondAsync, handling) => {
    expect(parsePrefer(header)).toEqual({ return: wanted, respondAsync, handling });
  });
});
