import { columnName } from './name-column.js';
import { columnsOf, type TableShape } from './table-shape.js';

/** The first line of a table as text. */
export interface TableHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The names in the line of column names, and the delimiter between them: the one that gives the most columns of the shape, then the most columns. */
export function readHeader(line: string, shape: TableShape): TableHeader {
  const known = new Set([...columnsOf(shape), ...Object.values(shape.otherNames ?? {}).flat()]);
  const readings = delimiters.map((delimiter) => {
    const names = fieldsOf(line, delimiter);
    const knownNames = names.filter((name) => known.has(columnName(name))).length;
    return { delimiter, names, knownNames };
  });
  return readings.reduce((best, reading) => (isBetter(reading, best) ? reading : best));
}

interface Reading extends TableHeader {
  readonly knownNames: number;
}

function isBetter(a: Reading, b: Reading): boolean {
  return a.knownNames === b.knownNames ? a.names.length > b.names.length : a.knownNames > b.knownNames;
}

/** The fields of one line, of which any may be quoted. */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  const fields: string[] = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) fields.push('');
    else fields[fields.length - 1] += character;
  }
  return fields;
}
