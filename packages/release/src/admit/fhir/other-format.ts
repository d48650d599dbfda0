import { type Problem, problem } from '@causeway/domain';

const expected = 'Expected FHIR R4 as UTF-8 JSON (.json, .ndjson, .ndjson.gz)';

/** How files of other formats begin, and what they are. */
const beginnings: readonly (readonly [Buffer, string])[] = [
  [Buffer.from([0x1f, 0x8b]), 'a gzip file: its name should end in .gz'],
  [Buffer.from('PK\u0003\u0004'), 'a ZIP file'],
  [Buffer.from('PAR1'), 'a Parquet file'],
  [Buffer.from([0xff, 0xfe]), 'UTF-16'],
  [Buffer.from([0xfe, 0xff]), 'UTF-16'],
  [Buffer.from('<'), 'XML'],
];

/** Why a file that begins with these bytes cannot be FHIR's JSON; undefined where it may be. */
export function problemOfOtherFormat(bytes: Buffer, label: string): Problem | undefined {
  const found = beginnings.find(([mark]) => bytes.subarray(0, mark.length).equals(mark));
  if (found === undefined) return undefined;
  return problem('CW-RELEASE-155', { path: label, detail: `${expected}; found ${found[1]}.` });
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The bytes without the byte-order mark at their beginning. */
export function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
}
