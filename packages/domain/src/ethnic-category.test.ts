import { describe, expect, it } from 'vitest';
import { ethnicCategories, parseEthnicCategory } from './ethnic-category.js';

const codes = Object.keys(ethnicCategories);

describe('ethnic category', () => {
  it('has the sixteen categories of the NHS Data Dictionary, not stated and not known', () => {
    expect([...codes].sort()).toEqual(['99', ...'ABCDEFGHJKLMNPRSZ']);
  });

  it('reads each code as itself, whatever its case', () => {
    for (const code of codes) {
      expect(parseEthnicCategory(code)).toEqual({ ok: true, value: code });
      expect(parseEthnicCategory(` ${code.toLowerCase()} `)).toEqual({ ok: true, value: code });
    }
  });

  it.each(['', 'I', 'O', 'Q', 'T', 'A1', '9', '16', 'constructor'])('refuses %j', (text) => {
    expect(parseEthnicCategory(text)).toMatchObject({ ok: false, error: { code: 'CW-DOMAIN-008' } });
  });
});
