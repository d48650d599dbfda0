import { isUtf8 } from 'node:buffer';
import { fileBytes } from './file-bytes.js';
import { carriageReturn, lineFeed } from './quoted-record.js';

/** The first line of a table file that is not empty. */
export interface FirstLine {
  readonly text: string;
  /** On which line of the file it stands, from 1. */
  readonly line: number;
  /** How many bytes of the file it ends after, line end included. */
  readonly bytes: number;
}

/** Why the beginning of a file is not the beginning of a table. */
export type BadBeginning =
  | 'empty'
  | 'parquet'
  | 'gzip'
  | 'zip'
  | 'utf-16'
  | 'binary'
  | 'encoding'
  | 'endless-line'
  | 'carriage-returns';

const longestFirstLine = 1 << 20;

/** How files of other formats begin. */
const beginnings: readonly (readonly [BadBeginning, Buffer])[] = [
  ['parquet', Buffer.from('PAR1')],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['zip', Buffer.from('PK\u0003\u0004')],
  ['utf-16', Buffer.from([0xff, 0xfe])],
  ['utf-16', Buffer.from([0xfe, 0xff])],
];

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The first line of the table in the file, or why there is none. Reads no more than its first mebibyte. */
export async function readFirstLine(path: string): Promise<FirstLine | BadBeginning> {
  const beginning = await readBeginning(path);
  const other = beginnings.find(([, mark]) => beginning.subarray(0, mark.length).equals(mark));
  if (other !== undefined) return other[0];
  const start = beginning.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  return firstLineFrom(beginning, start);
}

async function readBeginning(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of fileBytes(path)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestFirstLine) break;
  }
  return Buffer.concat(chunks);
}

function firstLineFrom(bytes: Buffer, start: number): FirstLine | BadBeginning {
  let from = start;
  let line = 1;
  while (from < bytes.length && isLineEnd(bytes[from])) {
    if (bytes[from] === lineFeed) line += 1;
    from += 1;
  }
  if (from === bytes.length) return 'empty';
  const lineEnd = bytes.indexOf(lineFeed, from);
  const to = lineEnd === -1 ? bytes.length : lineEnd;
  const found = bytes.subarray(from, bytes[to - 1] === carriageReturn ? to - 1 : to);
  const bad = badFirstLine(found);
  return bad ?? { text: found.toString('utf8'), line, bytes: lineEnd === -1 ? to : to + 1 };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

function badFirstLine(found: Buffer): BadBeginning | undefined {
  if (found.includes(0)) return found.length > 1 && isEverySecondZero(found) ? 'utf-16' : 'binary';
  if (found.includes(carriageReturn)) return 'carriage-returns';
  if (found.length > longestFirstLine) return 'endless-line';
  return isUtf8(found) ? undefined : 'encoding';
}

/** Latin letters in UTF-16 without a byte-order mark. */
function isEverySecondZero(bytes: Buffer): boolean {
  const pairs = Math.floor(bytes.length / 2);
  const zeros = (offset: number) =>
    Array.from({ length: pairs }, (_, pair) => bytes[2 * pair + offset]).filter((byte) => byte === 0).length;
  return Math.max(zeros(0), zeros(1)) > pairs / 2;
}
