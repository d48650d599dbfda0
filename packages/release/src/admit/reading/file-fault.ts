import { type Problem, type ProblemCode, problem } from '@causeway/domain';
import type { BadBeginning } from './file-beginning.js';
import type { FileFault } from './record-scanner.js';

type Words = readonly [code: ProblemCode, detail?: string];

const expectedText = 'Expected a table as UTF-8 text (.csv, .csv.gz)';

const wordsOfBeginning: Readonly<Record<BadBeginning, Words>> = {
  empty: ['CW-RELEASE-147', 'The file is empty: expected at least a line with the names of the columns.'],
  parquet: ['CW-RELEASE-148', `${expectedText}; found a Parquet file: its name should end in .parquet.`],
  gzip: ['CW-RELEASE-148', `${expectedText}; found a gzip file: its name should end in .csv.gz.`],
  zip: ['CW-RELEASE-148', `${expectedText}; found a ZIP file (a workbook is one too).`],
  'utf-16': ['CW-RELEASE-149', 'Expected UTF-8 text; found UTF-16.'],
  binary: ['CW-RELEASE-148', `${expectedText}; found bytes that are no text.`],
  encoding: ['CW-RELEASE-149', 'Expected UTF-8 text; the line of column names holds bytes that are not.'],
  'endless-line': ['CW-RELEASE-148', `${expectedText}; found no end of the first line.`],
  'carriage-returns': [
    'CW-RELEASE-148',
    'Expected lines that end in LF or CRLF; found carriage returns alone, as old Macintosh programs write them.',
  ],
};

/** The problem of a file that does not begin like a table. */
export function problemOfBeginning(bad: BadBeginning, file: string): Problem {
  const [code, detail] = wordsOfBeginning[bad];
  return problem(code, { path: file, ...(detail === undefined ? {} : { detail }) });
}

/** The problem of a file that turned out unusable further on. */
export function problemOfFault({ kind, line }: FileFault, file: string): Problem {
  switch (kind) {
    case 'truncated':
      return problem('CW-RELEASE-150', {
        path: `${file}, line ${line}`,
        detail:
          'The file breaks off within its last line: it has no line end, and too few fields or an open quote.',
      });
    case 'binary':
      return problem('CW-RELEASE-148', {
        path: file,
        detail: `${expectedText}; found bytes that are no text, after line ${line}.`,
      });
    case 'encoding':
      return problem('CW-RELEASE-149', {
        path: `${file}, line ${line}`,
        detail: 'Expected UTF-8 text; this line holds bytes that are not (Latin-1 or Windows-1252, perhaps).',
      });
    case 'endless-line':
      return problem('CW-RELEASE-148', {
        path: `${file}, line ${line}`,
        detail: `${expectedText}; found no end of this line within a mebibyte.`,
      });
  }
}
