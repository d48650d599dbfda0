/** The bytes a table is written with. */
export const lineFeed = 10;
export const carriageReturn = 13;
export const quote = 34;

/** Part of a table file: whole records from its beginning, the last of them perhaps unfinished. */
export interface ByteView {
  readonly bytes: Buffer;
  /** The byte between two fields. */
  readonly delimiter: number;
  /** Whether the file ends where these bytes end. */
  readonly isLast: boolean;
}

/** Why a record cannot be read as a row. */
export type BrokenReason =
  | 'wrong-number-of-fields'
  | 'unterminated-quote'
  | 'quote-misplaced'
  | 'line-end-misplaced';

/** A record that can be read: it ends before `to`, the next begins at `next`, and it takes `lines` lines of the file. */
export interface WholeRecord {
  readonly kind: 'whole';
  readonly to: number;
  readonly next: number;
  readonly fields: number;
  readonly lines: number;
  /** Whether a carriage return or line feed stands within it. */
  readonly holdsLineEnds: boolean;
}

/** What stands at the start of a record: all of it, too little of it to tell, or something that is no record. */
export type Extent =
  | WholeRecord
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'broken'; readonly reason: BrokenReason };

const unterminatedQuote: Extent = { kind: 'broken', reason: 'unterminated-quote' };
const misplacedQuote: Extent = { kind: 'broken', reason: 'quote-misplaced' };
const misplacedLineEnd: Extent = { kind: 'broken', reason: 'line-end-misplaced' };

/**
 * The record that begins at `start`, read as RFC 4180 writes records: a quoted field is quoted whole, a quote within it is doubled, and
 * line ends within it belong to it. A quote anywhere else, or a carriage return that ends no line, breaks the record.
 */
export function quotedRecordAt(view: ByteView, start: number): Extent {
  const { bytes, delimiter } = view;
  let at = start;
  for (let fields = 1; ; fields += 1) {
    const afterField = bytes[at] === quote ? afterQuotedField(bytes, at) : afterPlainField(view, at);
    if (afterField === undefined) return { kind: 'unfinished' };
    if (bytes[afterField] === delimiter) at = afterField + 1;
    else return recordEnd(view, { start, to: afterField, fields });
  }
}

/** Where the quoted field that begins at `at` has ended; undefined where these bytes end within it. */
function afterQuotedField(bytes: Buffer, at: number): number | undefined {
  for (let mark = bytes.indexOf(quote, at + 1); mark !== -1; mark = bytes.indexOf(quote, mark + 2)) {
    if (bytes[mark + 1] !== quote) return mark + 1;
  }
  return undefined;
}

function afterPlainField({ bytes, delimiter }: ByteView, at: number): number {
  let end = at;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === delimiter || byte === lineFeed || byte === carriageReturn || byte === quote) break;
  }
  return end;
}

function recordEnd(
  { bytes, isLast }: ByteView,
  { start, to, fields }: { readonly start: number; readonly to: number; readonly fields: number },
): Extent {
  const ending = lineEndLength(bytes, to);
  if (to + ending >= bytes.length && !isLast && bytes[to] !== lineFeed) return { kind: 'unfinished' };
  if (to < bytes.length && ending === 0) return brokenAt(bytes, start, to);
  return { kind: 'whole', to, next: to + ending, fields, ...lineEndsWithin(bytes, start, to) };
}

/** A quote that runs over the end of its line and then into something wrong was most likely never closed. */
function brokenAt(bytes: Buffer, start: number, to: number): Extent {
  const lineEnd = bytes.indexOf(lineFeed, start);
  if (lineEnd !== -1 && lineEnd < to) return unterminatedQuote;
  return bytes[to] === carriageReturn ? misplacedLineEnd : misplacedQuote;
}

/** How many bytes the line end at `to` takes: 1 for LF, 2 for CRLF, 1 for a CR after which nothing comes, 0 where there is none. */
function lineEndLength(bytes: Buffer, to: number): 0 | 1 | 2 {
  if (bytes[to] === lineFeed) return 1;
  if (bytes[to] !== carriageReturn) return 0;
  if (to + 1 === bytes.length) return 1;
  return bytes[to + 1] === lineFeed ? 2 : 0;
}

function lineEndsWithin(bytes: Buffer, from: number, to: number): { lines: number; holdsLineEnds: boolean } {
  let lines = 1;
  let holdsLineEnds = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === lineFeed) lines += 1;
    if (byte === lineFeed || byte === carriageReturn) holdsLineEnds = true;
  }
  return { lines, holdsLineEnds };
}
