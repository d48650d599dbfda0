import { describe, expect, it } from 'vitest';
import { parseRegionDescription } from './region-description.js';

const practice = { ods: 'D81001', name: 'A', kind: 'gp', postcode: 'CB4 8JA' };
const region = { name: 'Region', referenceDate: '2026-01-01', organisations: [practice] };

describe('parseRegionDescription', () => {
  it('reads name, date and organisations', () => {
    expect(parseRegionDescription(JSON.stringify(region))).toEqual({ ok: true, value: region });
  });

  it('takes a code in lower case, and a postcode that cannot be read as not given', () => {
    const text = JSON.stringify({
      ...region,
      organisations: [{ ...practice, ods: 'd81001', postcode: 'nowhere' }],
    });
    expect(parseRegionDescription(text)).toMatchObject({
      ok: true,
      value: { organisations: [{ ods: 'D81001', postcode: undefined }] },
    });
  });

  it('leaves it to the caller to say the date where it says none', () => {
    const { referenceDate: _, ...undated } = region;
    expect(parseRegionDescription(JSON.stringify(undated))).toMatchObject({
      value: { referenceDate: undefined },
    });
  });

  it.each([
    ['text that is no JSON', '{"name": Marked', 'region.json'],
    ['a list', '[]', 'region.json'],
    ['no name', JSON.stringify({ ...region, name: 1 }), 'region.json: name'],
    ['a date in words', JSON.stringify({ ...region, referenceDate: 'Marked' }), 'region.json: referenceDate'],
    ['no organisation', JSON.stringify({ ...region, organisations: [] }), 'region.json: organisations'],
    [
      'a list of texts',
      JSON.stringify({ ...region, organisations: ['Marked'] }),
      'region.json: organisations[0]',
    ],
    [
      'a code that is none',
      JSON.stringify({ ...region, organisations: [{ ...practice, ods: '!' }] }),
      'region.json: organisations[0].ods',
    ],
    [
      'a kind that is none',
      JSON.stringify({ ...region, organisations: [{ ...practice, kind: 'Marked' }] }),
      'region.json: organisations[0].kind',
    ],
    [
      'an organisation without a name',
      JSON.stringify({ ...region, organisations: [{ ...practice, name: null }] }),
      'region.json: organisations[0].name',
    ],
    [
      'a code that comes twice',
      JSON.stringify({ ...region, organisations: [practice, practice] }),
      'region.json: organisations[1].ods',
    ],
  ])('names the field for %s, and repeats nothing of it', (_, text, path) => {
    const result = parseRegionDescription(text);
    expect(result).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-143', path } });
    expect(JSON.stringify(result)).not.toContain('Marked');
  });
});
