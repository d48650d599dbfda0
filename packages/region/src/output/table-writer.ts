import { lineFile } from './line-file.js';

/** Somewhere the rows of one table go, in their order. */
export interface TableWriter {
  /** Adds a row: a text for each column, empty where there is no value. It must take the row at once, and keep only a bounded number of them. */
  write(row: readonly string[]): void;
  /** Makes the table whole. Nothing is written after it. */
  close(): Promise<void>;
}

/** Opens a table; `path` has no ending, since the format decides on it. */
export type OpenTable = (path: string, columns: readonly string[]) => TableWriter;

/** Opens tables as CSV (RFC 4180, but for its line ends, which are LF): a header line, quotes only where a value needs them. */
export const openCsvTable: OpenTable = (path, columns) => {
  const file = lineFile(`${path}.csv`);
  const write = (row: readonly string[]) => file.write(`${csvLine(row)}\n`);
  write(columns);
  return { write, close: async () => file.close() };
};

const needsQuotes = /[",\r\n]/;

/** Strings added one to another cost a quarter of `map` and `join` here, and a region has millions of lines. */
function csvLine(row: readonly string[]): string {
  let line = quoted(row[0] ?? '');
  for (let column = 1; column < row.length; column += 1) line += `,${quoted(row[column] ?? '')}`;
  return line;
}

function quoted(value: string): string {
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
