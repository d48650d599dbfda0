import type { NhsNumber, Problem, Result } from '@causeway/domain';
import { err, isPlaceholderNhsNumber, ok, parseNhsNumber, problem } from '@causeway/domain';
import type { Freshness } from './cleaned-list-freshness.js';

/**
 * The answer of the national data opt-out service to a list of NHS numbers: those that may be used. A number
 * that was sent and did not come back is opted out.
 *
 * Source: NHS England, Check for National Data Opt-outs Service (one number a line, each followed by a comma,
 * lines ended by LF).
 */
export interface CleanedList {
  readonly numbers: ReadonlySet<NhsNumber>;
  readonly freshness: Freshness;
  /** How many lines were neither blank nor an NHS number. */
  readonly badLineCount: number;
  /** The numbers of the first of them, from 1; never their text. */
  readonly badLines: readonly number[];
}

/** What one line of the file holds. */
export type CleanedListLine =
  | { readonly kind: 'number'; readonly nhsNumber: NhsNumber }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad' };

const badLinesNamed = 100;
const byteOrderMark = '\uFEFF';

/**
 * What a line of a cleaned list holds; a missing comma, a carriage return at the end and a byte-order mark at
 * the beginning are tolerated. A placeholder (one digit ten times over) is a bad line: it is no one's number.
 */
export function parseCleanedListLine(line: string): CleanedListLine {
  const text = line.replace(byteOrderMark, '').trim().replace(/,$/, '');
  if (text === '') return { kind: 'blank' };
  const nhsNumber = parseNhsNumber(text);
  if (!nhsNumber.ok || isPlaceholderNhsNumber(nhsNumber.value)) return { kind: 'bad' };
  return { kind: 'number', nhsNumber: nhsNumber.value };
}

/**
 * The cleaned list that `lines` spell. Lines that hold no NHS number are counted and named by their line
 * number, never shown.
 *
 * Error: CW-CHOICES-001 where lines were sent and none of them is an NHS number (the service's refusal, or
 * another file). An empty file is a list on which no one may be used.
 */
export function parseCleanedList(
  lines: Iterable<string>,
  freshness: Freshness,
): Result<CleanedList, Problem> {
  const numbers = new Set<NhsNumber>();
  const badLines: number[] = [];
  let badLineCount = 0;
  let lineNumber = 0;
  for (const line of lines) {
    lineNumber += 1;
    const parsed = parseCleanedListLine(line);
    if (parsed.kind === 'number') numbers.add(parsed.nhsNumber);
    if (parsed.kind !== 'bad') continue;
    badLineCount += 1;
    if (badLines.length < badLinesNamed) badLines.push(lineNumber);
  }
  if (numbers.size === 0 && badLineCount > 0) return err(noNumber(badLineCount));
  return ok({ numbers, freshness, badLineCount, badLines });
}

function noNumber(badLineCount: number): Problem {
  const found = `found ${badLineCount} lines of another form`;
  return problem('CW-CHOICES-001', { detail: `The cleaned list holds no NHS number: ${found}.` });
}
