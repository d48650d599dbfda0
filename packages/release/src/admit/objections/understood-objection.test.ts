import { parseOdsCode } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { Source } from '../region/region-description.js';
import { type SentObjection, understoodObjection } from './understood-objection.js';

const organisations = new Map<string, Source>(
  (
    [
      ['D81001', 'gp'],
      ['RGT', 'hospital'],
    ] as const
  ).flatMap(([text, kind]) => {
    const ods = parseOdsCode(text);
    return ods.ok ? [[text, { ods: ods.value, name: text, kind, postcode: undefined }]] : [];
  }),
);

const dissent: SentObjection = {
  sentRow: 2,
  ods: 'D81001',
  localId: '1',
  code: '827241000000103',
  effectiveAt: '2021-03-04',
  recordedAt: '2021-03-05',
  enteredInError: 'false',
};

const withdrawn: SentObjection = { ...dissent, code: '9Nu1' };

describe('understoodObjection', () => {
  it.each([
    ['827241000000103', 'type-1', 'dissent'],
    ['9Nu0', 'type-1', 'dissent'],
    ['9Nu0.00', 'type-1', 'dissent'],
    ['XaZ89', 'type-1', 'dissent'],
    ['9Nu1', 'type-1', 'withdrawn'],
    ['827261000000102', 'type-1', 'withdrawn'],
    ['9Nu4', 'type-2', 'dissent'],
    ['93C1', 'direct-care', 'dissent'],
  ])('reads the code %s as %s, %s', (code, family, effect) => {
    expect(understoodObjection({ ...dissent, code }, organisations)).toMatchObject({
      family,
      effect,
      isPartlyUnread: false,
    });
  });

  it.each([
    ['an organisation that is not of the region', { ods: 'D99999' }, 'organisation-unknown'],
    ['an organisation that is no practice', { ods: 'RGT' }, 'organisation-not-a-practice'],
    ['no local id', { localId: '' }, 'local-id-missing'],
    ['a code that is no objection', { code: '195967001' }, 'code-unknown'],
  ])('sets aside a row with %s', (_, change, reason) => {
    expect(understoodObjection({ ...dissent, ...change }, organisations)).toBe(reason);
  });

  const unreadable = [
    ['the day it took effect', { effectiveAt: '04/03/2021' }, 'effective-at-unreadable'],
    ['no day', { effectiveAt: '' }, 'effective-at-unreadable'],
    ['the day it was recorded', { recordedAt: 'March' }, 'recorded-at-unreadable'],
    ['whether it was an error', { enteredInError: 'perhaps' }, 'entered-in-error-unreadable'],
  ] as const;

  it.each(unreadable)('counts a dissent all the same where %s cannot be read', (_, change) => {
    expect(understoodObjection({ ...dissent, ...change }, organisations)).toMatchObject({
      effect: 'dissent',
      enteredInError: false,
      isPartlyUnread: true,
    });
  });

  it.each(unreadable)('does not take an objection back where %s cannot be read', (_, change, reason) => {
    expect(understoodObjection({ ...withdrawn, ...change }, organisations)).toBe(reason);
  });

  it('knows an entry made in error in the words that systems use', () => {
    for (const enteredInError of ['true', 'TRUE', '1', 'Y', 'yes'])
      expect(understoodObjection({ ...dissent, enteredInError }, organisations)).toMatchObject({
        enteredInError: true,
      });
  });
});
