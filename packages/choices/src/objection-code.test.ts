import { describe, expect, it } from 'vitest';
import { objectionCodes, objectionOf } from './objection-code.js';

describe('objection code', () => {
  it.each([
    ['9Nu0', 'type-1', 'dissent'],
    ['XaZ89', 'type-1', 'dissent'],
    ['827241000000103', 'type-1', 'dissent'],
    ['9Nu1', 'type-1', 'withdrawn'],
    ['827261000000102', 'type-1', 'withdrawn'],
    ['9Nu4', 'type-2', 'dissent'],
    ['XaaVL', 'type-2', 'dissent'],
    ['881561000000100', 'type-2', 'dissent'],
    ['93C1', 'direct-care', 'dissent'],
    ['9Nd1', 'direct-care', 'dissent'],
    ['9Ndo', 'direct-care', 'dissent'],
  ])('takes %s for %s, %s, as the decision tables do', (code, family, effect) => {
    expect(objectionOf(code)).toMatchObject({ family, effect });
  });

  it.each(['9Nu0.', '9Nu0.00', ' 9Nu0 ', '9Nu0.11'])('knows %j for a spelling of 9Nu0', (code) => {
    expect(objectionOf(code)?.code).toBe('9Nu0');
  });

  it('knows a SNOMED CT code with its term', () => {
    expect(objectionOf('827241000000103 |Dissent|')?.family).toBe('type-1');
  });

  it.each(['', '.', '9NU0', '9nu0', '9Nu', '9Nu9', 'xaz89', '82724100000010', '44054006'])(
    'does not know %j: the case of a Read code tells codes apart',
    (code) => {
      expect(objectionOf(code)).toBeUndefined();
    },
  );

  it('holds each code once, in one family', () => {
    expect(new Set(objectionCodes.map(({ code }) => code)).size).toBe(objectionCodes.length);
  });
});
