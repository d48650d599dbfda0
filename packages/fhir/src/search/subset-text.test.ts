import { describe, expect, it } from 'vitest';
import { subsetText } from './subset-text.js';

const content =
  '{"resourceType":"Observation","id":"o","meta":{"versionId":"1"},"text":{"status":"generated"},"status":"final","code":{"text":"c"},' +
  '"valueQuantity":{"value":1.50},"note":[{"text":"n"}]}';

const read = (wanted: Parameters<typeof subsetText>[1]) => JSON.parse(subsetText(content, wanted)) as object;

describe('subsetText', () => {
  it('passes the text on where all of it is wanted', () => {
    expect(subsetText(content, { summary: 'false', elements: [] })).toBe(content);
  });

  it('keeps the elements of the summary, and numbers as they were written', () => {
    expect(Object.keys(read({ summary: 'true', elements: [] }))).toEqual([
      'resourceType',
      'id',
      'meta',
      'status',
      'code',
      'valueQuantity',
    ]);
    expect(subsetText(content, { summary: 'true', elements: [] })).toContain('"value":1.50');
  });

  it('keeps the narrative and what must be there, or all but the narrative', () => {
    expect(Object.keys(read({ summary: 'text', elements: [] }))).toEqual([
      'resourceType',
      'id',
      'meta',
      'text',
      'status',
      'code',
    ]);
    expect(Object.keys(read({ summary: 'data', elements: [] }))).not.toContain('text');
    expect(read({ summary: 'data', elements: [] })).toHaveProperty('note');
  });

  it('keeps the elements that are named, one of several types by its common name', () => {
    expect(Object.keys(read({ summary: 'false', elements: ['value'] }))).toEqual([
      'resourceType',
      'id',
      'meta',
      'status',
      'code',
      'valueQuantity',
    ]);
  });

  it('tags what is not whole', () => {
    expect(read({ summary: 'true', elements: [] })).toMatchObject({
      meta: { versionId: '1', tag: [{ code: 'SUBSETTED' }] },
    });
  });
});
