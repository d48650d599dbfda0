import { describe, expect, it } from 'vitest';
import { withoutHiddenReferences } from './without-hidden-references.js';

const hidden = '11111111-1111-4111-8111-111111111111';
const seen = '22222222-2222-4222-8222-222222222222';

function taken(resource: unknown): unknown {
  return JSON.parse(withoutHiddenReferences(JSON.stringify(resource), [hidden]));
}

describe('withoutHiddenReferences', () => {
  it('takes the id of a hidden entry wherever the member stands, and leaves the rest', () => {
    expect(taken({ encounter: { reference: `Encounter/${hidden}`, display: 'Visit' } })).toEqual({
      encounter: { display: 'Visit' },
    });
    expect(taken({ encounter: { type: 'Encounter', reference: `Encounter/${hidden}` } })).toEqual({
      encounter: { type: 'Encounter' },
    });
    expect(taken({ a: { type: 'T', reference: `T/${hidden}/_history/3`, display: 'D' } })).toEqual({
      a: { type: 'T', display: 'D' },
    });
    expect(taken({ list: [{ reference: `T/${hidden}` }, { reference: `T/${seen}` }] })).toEqual({
      list: [{}, { reference: `T/${seen}` }],
    });
  });

  it('leaves what merely looks like a reference within a text', () => {
    const text = `{"reference":"Encounter/${hidden}"}`;
    expect(taken({ note: [{ text }] })).toEqual({ note: [{ text }] });
  });

  it('keeps the digits of a decimal as they were written', () => {
    const content = `{"value":1.50,"encounter":{"reference":"Encounter/${hidden}"}}`;
    expect(withoutHiddenReferences(content, [hidden])).toBe('{"value":1.50,"encounter":{}}');
  });

  it('passes a text on unchanged where nothing is hidden', () => {
    const content = `{"encounter":{"reference":"Encounter/${hidden}"}}`;
    expect(withoutHiddenReferences(content, null)).toBe(content);
  });
});
