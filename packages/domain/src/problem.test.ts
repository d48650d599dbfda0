import { describe, expect, it } from 'vitest';
import { problem } from './problem.js';
import type { ProblemCode } from './problem-catalogue.js';
import { exitCodeByCategory, problemCatalogue } from './problem-catalogue.js';
import { err, ok } from './result.js';

const codes = Object.keys(problemCatalogue) as ProblemCode[];

describe('problem', () => {
  it('has the words of the catalogue', () => {
    expect(problem('CW-DOMAIN-001')).toEqual({ code: 'CW-DOMAIN-001', ...problemCatalogue['CW-DOMAIN-001'] });
  });

  it('has neither path nor remedy where neither is known', () => {
    expect(problem('CW-ENGINE-001')).toEqual({ code: 'CW-ENGINE-001', ...problemCatalogue['CW-ENGINE-001'] });
  });

  it('takes more exact words, the path and the remedy from where it happened', () => {
    const particulars = { detail: 'Found two.', path: 'persons.csv', remedy: 'Send one.' };
    expect(problem('CW-DOMAIN-001', particulars)).toEqual({
      code: 'CW-DOMAIN-001',
      category: 'invalid',
      ...particulars,
    });
  });
});

describe('problem catalogue', () => {
  it.each(codes)('names %s by its package and number, in whole sentences', (code) => {
    const entry: { detail: string; remedy?: string } = problemCatalogue[code];
    expect(code).toMatch(/^CW-[A-Z]+-\d{3}$/);
    expect(entry.detail).toMatch(/^\p{Lu}.*\.$/u);
    if (entry.remedy !== undefined) expect(entry.remedy).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('gives each category the exit code of the command’s contract', () => {
    expect(exitCodeByCategory).toEqual({
      usage: 2,
      invalid: 4,
      unsupported: 4,
      'not-found': 4,
      conflict: 3,
      forbidden: 3,
      refused: 3,
      unavailable: 1,
      fault: 1,
    });
  });
});

describe('result', () => {
  it('is either a value or what stood in its way', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(err('no')).toEqual({ ok: false, error: 'no' });
  });
});
