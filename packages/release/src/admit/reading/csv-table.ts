import { rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { err, ok, type Problem, type Result } from '@causeway/domain';
import { identifier, join, literal, type Sql, sql } from '@causeway/engine';
import { type FirstLine, readFirstLine } from './file-beginning.js';
import { fileBytes } from './file-bytes.js';
import { problemOfBeginning, problemOfFault } from './file-fault.js';
import { problemOfReading } from './problem-of-reading.js';
import { type RawTable, trimmed } from './raw-table.js';
import { type RecordForm, RecordScanner } from './record-scanner.js';
import { ScratchFile } from './scratch-file.js';
import { type TableColumns, tableColumns } from './table-columns.js';
import { readHeader, type TableHeader } from './table-header.js';
import type { TableReader, TableToRead } from './table-reader.js';
import { columnsOf, type TableShape } from './table-shape.js';

/**
 * Reads a CSV file, `.gz` or plain, into the engine.
 *
 * The program goes through the bytes once, checks them, and writes the sound records with their line numbers to a scratch file of a form
 * that leaves an engine nothing to guess (`ScratchFile`); the engine reads that, in parallel. So line numbers are exact whatever the file
 * holds, and no parser's leniency loses a row.
 *
 * Errors: CW-RELEASE-147 to -154.
 */
export async function readCsvTable(
  reader: TableReader,
  source: TableToRead,
): Promise<Result<RawTable, Problem>> {
  const { path, file, shape } = source;
  try {
    const first = await readFirstLine(path);
    if (typeof first === 'string') return err(problemOfBeginning(first, file));
    const header = readHeader(first.text, shape);
    const columns = tableColumns({ file, names: header.names, shape, drop: reader.dropColumns });
    if (!columns.ok) return columns;
    return await readRows(reader, source, { first, header, columns: columns.value });
  } catch (thrown) {
    const found = problemOfReading(thrown, file);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

/** How the table in a file is laid out, as its first line says. */
interface Layout {
  readonly first: FirstLine;
  readonly header: TableHeader;
  readonly columns: TableColumns;
}

async function readRows(
  reader: TableReader,
  source: TableToRead,
  layout: Layout,
): Promise<Result<RawTable, Problem>> {
  const scratchPath = joinPath(reader.scratchFolder, `${source.table}.csv`);
  const scratch = new ScratchFile(scratchPath, delimiterByte(layout.header));
  try {
    const scanner = await scanRows(source.path, layout, scratch).finally(() => scratch.close());
    if (scanner.fault !== undefined) return err(problemOfFault(scanner.fault, source.file));
    await reader.engine.createTable(source.table, scratchQuery(scratchPath, source.shape, layout));
    return ok({
      name: source.table,
      files: [
        {
          file: source.file,
          rowsIn: scanner.soundRecords + scratch.brokenRecords.lines.length,
          broken: scratch.brokenRecords,
          ignoredColumns: layout.columns.ignored,
          droppedColumns: layout.columns.dropped,
        },
      ],
    });
  } finally {
    await rm(scratchPath, { force: true });
  }
}

async function scanRows(
  path: string,
  { first, header }: Layout,
  scratch: ScratchFile,
): Promise<RecordScanner> {
  const form: RecordForm = {
    delimiter: delimiterByte(header),
    fields: header.names.length,
    firstLine: first.line + 1,
  };
  const scanner = new RecordScanner(form, scratch);
  let toSkip = first.bytes;
  for await (const chunk of fileBytes(path)) {
    const rows = chunk.subarray(toSkip);
    toSkip -= chunk.length - rows.length;
    scanner.push(rows);
    if (scanner.fault !== undefined) return scanner;
  }
  scanner.finish();
  return scanner;
}

function delimiterByte({ delimiter }: TableHeader): number {
  return delimiter.charCodeAt(0);
}

function scratchQuery(path: string, shape: TableShape, { header, columns }: Layout): Sql {
  const fields = header.names.map((_, place) => `c${place}`);
  const types = ['sent_row', ...fields].map(
    (field) => sql`${literal(field)}: ${literal(field === 'sent_row' ? 'bigint' : 'varchar')}`,
  );
  const selected = columnsOf(shape).map((column) => {
    const place = columns.places.get(column);
    return sql`${place === undefined ? literal('') : trimmed(identifier(`c${place}`))} as ${identifier(column)}`;
  });
  return sql`select sent_row, ${join(selected)} from read_csv(${literal(path)}, auto_detect = false, header = false,
    delim = ${literal(header.delimiter)}, quote = '"', escape = '"', new_line = '\\n', columns = {${join(types)}})`;
}
