import { type ByteView, carriageReturn, type Extent, lineFeed, quote } from './quoted-record.js';

const unfinished: Extent = { kind: 'unfinished' };
const misplacedLineEnd: Extent = { kind: 'broken', reason: 'line-end-misplaced' };

/**
 * The record that begins at `start` where it holds no quote, as nearly all do; undefined where it does, for
 * `quotedRecordAt`. The two agree on every record without quotes; this one looks at each byte once.
 */
export function plainRecordAt(view: ByteView, start: number): Extent | undefined {
  const { bytes, delimiter } = view;
  let fields = 1;
  let to = start;
  for (; to < bytes.length; to += 1) {
    const byte = bytes[to] as number;
    if (byte === delimiter) fields += 1;
    else if (byte <= quote && endsPlainText(byte)) break;
  }
  return bytes[to] === quote ? undefined : recordEndingAt(view, to, fields);
}

function endsPlainText(byte: number): boolean {
  return byte === lineFeed || byte === quote || byte === carriageReturn;
}

function recordEndingAt({ bytes, isLast }: ByteView, to: number, fields: number): Extent {
  const isReturn = bytes[to] === carriageReturn;
  const lineEnd = isReturn ? to + 1 : to;
  if (lineEnd >= bytes.length)
    return isLast
      ? { kind: 'whole', to, next: bytes.length, fields, lines: 1, holdsLineEnds: false }
      : unfinished;
  if (bytes[lineEnd] !== lineFeed) return misplacedLineEnd;
  return { kind: 'whole', to, next: lineEnd + 1, fields, lines: 1, holdsLineEnds: false };
}
