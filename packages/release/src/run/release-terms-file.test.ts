import { localDate } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { defaultReleaseTerms } from './default-release-terms.js';
import { parseReleaseTerms } from './release-terms-file.js';

const defaults = defaultReleaseTerms(localDate(2026, 1, 1));
const exemption = {
  ground: 'communicable-disease',
  evidence: 'letter 12',
  approver: 'A',
  secondApprover: 'B',
};

describe('parseReleaseTerms', () => {
  it('keeps the defaults for what is not stated', () => {
    expect(parseReleaseTerms('{"recipient":"The region’s planners"}', 'terms.json', defaults)).toEqual({
      ok: true,
      value: { ...defaults, recipient: 'The region’s planners', exemption: undefined },
    });
  });

  it('takes a complete exemption', () => {
    const terms = parseReleaseTerms(JSON.stringify({ exemption }), 'terms.json', defaults);
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
    const terms = parseReleaseTerms(json, 'terms.json', defaults);
    expect(terms).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-005', path: 'terms.json' } });
  });
});
