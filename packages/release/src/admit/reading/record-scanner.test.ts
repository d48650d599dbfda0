import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileFault, RecordScanner } from './record-scanner.js';

interface Reading {
  readonly records: readonly (readonly [line: number, text: string])[];
  readonly brokenLines: readonly number[];
  readonly fault: FileFault['kind'] | undefined;
}

const fieldCount = 3;

/** What the scanner makes of the text, given to it in chunks of `chunkBytes`. */
function scanned(text: string | Buffer, chunkBytes = 7): Reading {
  const records: [number, string][] = [];
  const brokenLines: number[] = [];
  const scanner = new RecordScanner(
    { delimiter: 44, fields: fieldCount, firstLine: 1 },
    {
      sound: ({ bytes, from, to, line }) => records.push([line, bytes.subarray(from, to).toString('utf8')]),
      broken: (line) => brokenLines.push(line),
    },
  );
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += chunkBytes)
    scanner.push(bytes.subarray(from, from + chunkBytes));
  scanner.finish();
  return { records, brokenLines, fault: scanner.fault?.kind };
}

const field = '(?:"(?:[^"]|"")*"|[^",\r\n]*)';
const wholeRecord = new RegExp(`^${field}(?:,${field})*$`);
const openQuote = new RegExp(`^(?:${field},)*"(?:[^"]|"")*$`);
const eachField = new RegExp(`,${field}`, 'g');

function fieldsIn(record: string): number {
  return (`,${record}`.match(eachField) ?? []).length;
}

/** The shortest run of lines from `at` on that is a record, slowly: by trying one line more each time. */
function recordFrom(lines: readonly string[], at: number): { text: string; lines: number } | undefined {
  for (let count = 1; at + count <= lines.length; count += 1) {
    const text = lines
      .slice(at, at + count)
      .join('\n')
      .replace(/\r$/, '');
    if (wholeRecord.test(text)) return { text, lines: count };
  }
  return undefined;
}

function isCutShort(line: string): boolean {
  const text = line.replace(/\r$/, '');
  if (wholeRecord.test(text)) return fieldsIn(text) < fieldCount;
  return openQuote.test(text);
}

/** The slow, obvious reference: by lines and regular expressions over the whole text. */
function reference(text: string): Reading {
  const lines = text.split('\n');
  const records: [number, string][] = [];
  const brokenLines: number[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const isLast = at === lines.length - 1;
    if (isLast && line === '') break;
    const record = recordFrom(lines, at);
    const isSound = record !== undefined && fieldsIn(record.text) === fieldCount;
    if (record?.text === '') at += 1;
    else if (isSound) {
      records.push([at + 1, record.text]);
      at += record.lines;
    } else if (isLast && isCutShort(line)) return { records, brokenLines, fault: 'truncated' };
    else {
      brokenLines.push(at + 1);
      at += 1;
    }
  }
  return { records, brokenLines, fault: undefined };
}

const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      ',',
      ',',
      '"',
      '"',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '""',
      'b,c,d\n',
      'a,"b\nc",d\n',
      '"a\r\n',
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

describe('the record scanner', () => {
  it('finds the records, lines and broken lines that the slow reference finds, wherever chunks end', () => {
    const seen = { multiLine: 0, broken: 0, truncated: 0 };
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, chunkBytes) => {
        const expected = reference(text);
        seen.multiLine += expected.records.some(([, record]) => record.includes('\n')) ? 1 : 0;
        seen.broken += expected.brokenLines.length > 0 ? 1 : 0;
        seen.truncated += expected.fault === 'truncated' ? 1 : 0;
        expect(scanned(text, chunkBytes)).toEqual(expected);
      }),
      { numRuns: 5000, seed: 20261122 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('keeps the line of a record exact after blank lines, Windows line ends, broken lines and quoted line ends', () => {
    const text = 'a,b,c\r\n\r\n"x\ny",2,3\nbroken\n\n7,8,9\n';
    expect(scanned(text)).toEqual({
      records: [
        [1, 'a,b,c'],
        [3, '"x\ny",2,3'],
        [7, '7,8,9'],
      ],
      brokenLines: [5],
      fault: undefined,
    });
  });

  it('gives up only the line on which a quote is opened and never closed', () => {
    const reading = scanned('1,"2,3\n4,5,6\n7,8,9\n');
    expect(reading.brokenLines).toEqual([1]);
    expect(reading.records.map(([line]) => line)).toEqual([2, 3]);
  });

  it('gives up an open quote after a mebibyte, and reads on', () => {
    const rows = '4,5,6\n'.repeat(300_000);
    const reading = scanned(`1,"2,3\n${rows}`, 1 << 16);
    expect(reading.brokenLines).toEqual([1]);
    expect(reading.records).toHaveLength(300_000);
  });

  it.each([
    ['a last line with too few fields and no line end', '1,2,3\n4,5', 'truncated'],
    ['an open quote at the end', '1,2,3\n4,"5', 'truncated'],
    ['bytes that are no text', '1,2,\0\n', 'binary'],
    ['Latin-1', Buffer.from('1,2,3\nJos\xe9,5,6\n', 'latin1'), 'encoding'],
    ['a line without end', 'x'.repeat(3 << 20), 'endless-line'],
  ])('finds the file unusable for %s', (_, text, fault) => {
    expect(scanned(text, 1 << 16).fault).toBe(fault);
  });

  it('takes a last line without a line end, where it is whole', () => {
    expect(scanned('1,2,3\n4,5,6')).toMatchObject({ brokenLines: [], fault: undefined });
  });
});
