import { describe, expect, it } from 'vitest';
import { parseReleaseTerms } from './release-terms-file.js';

const exemption = {
  ground: 'communicable-disease',
  evidence: 'letter 12',
  approver: 'A',
  secondApprover: 'B',
};

describe('parseReleaseTerms', () => {
  it('says only what is stated', () => {
    expect(parseReleaseTerms('{"recipient":"The region’s planners"}', 'terms.json')).toEqual({
      ok: true,
      value: { recipient: 'The region’s planners' },
    });
  });

  it('takes a complete exemption', () => {
    const terms = parseReleaseTerms(JSON.stringify({ exemption }), 'terms.json');
    expect(terms.ok && terms.value.exemption).toEqual({ ...exemption, coversTypeOne: false });
  });

  it.each([
    ['text that is not JSON', 'purpose: planning'],
    ['a list', '[]'],
    ['an unknown purpose', '{"purpose":"marketing"}'],
    ['a date that is none', '{"destroyBy":"soon"}'],
    [
      'an exemption that one person approved twice',
      JSON.stringify({ exemption: { ...exemption, secondApprover: 'A' } }),
    ],
    ['an exemption without evidence', JSON.stringify({ exemption: { ...exemption, evidence: '' } })],
    [
      'an exemption on no known ground',
      JSON.stringify({ exemption: { ...exemption, ground: 'convenience' } }),
    ],
  ])('refuses %s, naming the file', (_what, json) => {
    const terms = parseReleaseTerms(json, 'terms.json');
    expect(terms).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-005', path: 'terms.json' } });
  });
});
