import { readFileSync } from 'node:fs';
import { purposesOfUse } from '@causeway/domain';
import { describe, expect, it } from 'vitest';

const lines = readFileSync(new URL('../../GLOSSARY.md', import.meta.url), 'utf8').split('\n');
const termRows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
const sources = lines.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);

describe('GLOSSARY.md', () => {
  it('names every purpose of use with the words of the code', () => {
    for (const [purpose, { label, secondary }] of Object.entries(purposesOfUse)) {
      expect(lines).toContain(`| \`${purpose}\` | ${label} | ${secondary ? 'yes' : 'no'} |`);
    }
  });

  it('says each term once', () => {
    const terms = termRows.map((line) => line.split('|')[1]?.trim()).filter((term) => term !== 'term');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('names only sources that it lists, and lists only sources that it names', () => {
    const named = lines.flatMap((line) => /\[([\d, ]+)\]/.exec(line)?.[1]?.split(', ') ?? []);
    expect([...new Set(named)].toSorted()).toEqual(sources.toSorted());
  });
});
