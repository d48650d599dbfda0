import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CleanedList } from './cleaned-list.js';
import { parseCleanedList, parseCleanedListLine } from './cleaned-list.js';

const sample = fileURLToPath(
  new URL('../../../../shared/data/region-sample/choices/cleaned-list.dat', import.meta.url),
);

function parsed(text: string): CleanedList {
  const list = parseCleanedList(text.split('\n'), 'fresh');
  if (!list.ok) throw new Error(`expected a list: ${list.error.code}`);
  return list.value;
}

describe('cleaned list', () => {
  it.each([
    '9434765919,',
    '9434765919',
    '9434765919,\r',
    '9434765919 , ',
    '\uFEFF9434765919,',
    '943 476 5919,',
  ])('reads the line %j', (line) => {
    expect(parseCleanedListLine(line)).toEqual({ kind: 'number', nhsNumber: '9434765919' });
  });

  it.each(['', '\r', ',', '  '])('takes %j for a blank line', (line) => {
    expect(parseCleanedListLine(line)).toEqual({ kind: 'blank' });
  });

  it.each(['nhs_number,', '9434765918,', '9434765919,9876543210', '"9434765919",', '0000000000,'])(
    'takes %j for a bad line',
    (line) => {
      expect(parseCleanedListLine(line)).toEqual({ kind: 'bad' });
    },
  );

  it('names bad lines by their number, and never shows them', () => {
    const list = parsed('nhs_number,\n9434765919,\n\n9434765918,\n4505577104,\n');
    expect([...list.numbers]).toEqual(['9434765919', '4505577104']);
    expect(list.badLines).toEqual([1, 4]);
    expect(list.badLineCount).toBe(2);
    expect(JSON.stringify({ ...list, numbers: [] })).not.toContain('943476591');
  });

  it('counts every bad line, and names the first hundred', () => {
    const list = parsed(`9434765919,\n${'x\n'.repeat(250)}`);
    expect(list.badLineCount).toBe(250);
    expect(list.badLines).toHaveLength(100);
    expect(list.badLines.at(-1)).toBe(101);
  });

  it('refuses a file in which no line is an NHS number', () => {
    const refusal = parseCleanedList(['The file contains one or more invalid NHS Numbers.'], 'fresh');
    expect(refusal).toMatchObject({ ok: false, error: { code: 'CW-CHOICES-001', category: 'invalid' } });
  });

  it('takes an empty file for a list on which no one may be used', () => {
    expect(parsed('').numbers.size).toBe(0);
  });

  it('is as fresh as the caller found it to be', () => {
    expect(parseCleanedList([], 'too-old')).toMatchObject({ ok: true, value: { freshness: 'too-old' } });
  });

  it.skipIf(!existsSync(sample))('reads every line of the sample region’s list', () => {
    const text = readFileSync(sample, 'utf8');
    const list = parsed(text);
    expect(list.badLineCount).toBe(0);
    expect(list.numbers.size).toBe(new Set(text.split('\n').filter((line) => line !== '')).size);
  });
});
