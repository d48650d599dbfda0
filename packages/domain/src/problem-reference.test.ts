import { describe, expect, it } from 'vitest';
import type { ProblemCategory } from './problem-catalogue.js';
import { exitCodeByCategory, problemCatalogue } from './problem-catalogue.js';
import { problemReference } from './problem-reference.js';

const lines = problemReference().split('\n');

describe('problem reference', () => {
  it('has one row for each code, in its package’s table', () => {
    for (const [code, { category, detail }] of Object.entries(problemCatalogue)) {
      const rows = lines.filter((line) => line.startsWith(`| ${code} |`));
      expect(rows, code).toHaveLength(1);
      expect(rows[0]).toContain(`| ${category} |`);
      expect(rows[0]).toContain(detail.replaceAll('|', '\\|').replaceAll('<', '&lt;'));
      const heading = lines.slice(0, lines.indexOf(rows[0] ?? '')).findLast((line) => line.startsWith('## '));
      expect(code).toContain(heading?.slice(3).toUpperCase());
    }
  });

  it('gives the exit code of each category', () => {
    for (const category of Object.keys(exitCodeByCategory) as ProblemCategory[]) {
      expect(lines).toContain(`| ${category} | ${exitCodeByCategory[category]} |`);
    }
  });

  it('ends each table row whole, and the page with a line end', () => {
    expect(lines.filter((line) => line.startsWith('|') && !line.endsWith('|'))).toEqual([]);
    expect(lines.at(-1)).toBe('');
  });
});
