import { isUtf8 } from 'node:buffer';
import { plainRecordAt } from './plain-record.js';
import {
  type BrokenReason,
  type ByteView,
  lineFeed,
  quotedRecordAt,
  type WholeRecord,
} from './quoted-record.js';

/** The bytes of one record without its line end. The same object tells of every record: read it before the next. */
export interface RecordSlice {
  bytes: Buffer;
  from: number;
  to: number;
  /** The line of the file on which the record begins, from 1. */
  line: number;
  /** Whether a quoted field of it holds line ends. */
  holdsLineEnds: boolean;
}

/** Who is told of every record of a table file, in the file's order. */
export interface RecordSink {
  sound(record: Readonly<RecordSlice>): void;
  broken(line: number, reason: BrokenReason): void;
}

/** What makes a whole file unusable, and the line on which it shows. */
export interface FileFault {
  readonly kind: 'truncated' | 'binary' | 'encoding' | 'endless-line';
  readonly line: number;
}

/** How the records of a file are written. */
export interface RecordForm {
  readonly delimiter: number;
  /** How many fields the line of column names has, and so every record. */
  readonly fields: number;
  /** The line of the file with which the bytes to come begin, from 1. */
  readonly firstLine: number;
}

/** No record of a table is this long: what is, has a quote that nothing closes, or is no table. */
const longestRecord = 1 << 20;

/**
 * Cuts the bytes of a table file into records, and says of each on which line of the file it begins.
 *
 * A record that cannot be read is told by its first line alone, and reading goes on at the next line: a stray quote never swallows the
 * rows that follow it. Empty lines are passed over. A last line that has no line end and too few fields, or a quote that is not closed,
 * is a file that breaks off. Cost: one pass over the bytes; a second over records that hold quotes.
 */
export class RecordScanner {
  /** How many records were sound. */
  soundRecords = 0;
  /** Set once the file has shown itself unusable; nothing is read after it. */
  fault: FileFault | undefined;
  readonly #form: RecordForm;
  readonly #sink: RecordSink;
  readonly #slice: RecordSlice = { bytes: Buffer.alloc(0), from: 0, to: 0, line: 0, holdsLineEnds: false };
  #unfinished: Buffer = Buffer.alloc(0);
  #line: number;

  constructor(form: RecordForm, sink: RecordSink) {
    this.#form = form;
    this.#sink = sink;
    this.#line = form.firstLine;
  }

  /** Reads on. Chunks may end anywhere. */
  push(chunk: Buffer): void {
    const bytes = this.#unfinished.length === 0 ? chunk : Buffer.concat([this.#unfinished, chunk]);
    const read = this.#scan({ bytes, delimiter: this.#form.delimiter, isLast: false });
    this.#unfinished = bytes.subarray(read);
  }

  /** Says that the file ends here. */
  finish(): void {
    this.#scan({ bytes: this.#unfinished, delimiter: this.#form.delimiter, isLast: true });
  }

  #scan(view: ByteView): number {
    const firstLine = this.#line;
    if (view.bytes.includes(0)) this.fault ??= { kind: 'binary', line: firstLine };
    let start = 0;
    while (start < view.bytes.length && this.fault === undefined) {
      const next = this.#read(view, start);
      if (next === undefined) break;
      start = next;
    }
    const read = view.bytes.subarray(0, start);
    if (!isUtf8(read)) this.fault = { kind: 'encoding', line: firstLineNotUtf8(read, firstLine) };
    return start;
  }

  /** Reads the record at `start`; answers where the next begins, or undefined where more bytes must come first. */
  #read(view: ByteView, start: number): number | undefined {
    const extent = plainRecordAt(view, start) ?? quotedRecordAt(view, start);
    if (extent.kind === 'whole') return this.#take(view, start, extent);
    if (extent.kind === 'broken')
      return this.#breakOff(view, start, { reason: extent.reason, isCutShort: false });
    if (!view.isLast && view.bytes.length - start <= longestRecord) return undefined;
    return this.#breakOff(view, start, { reason: 'unterminated-quote', isCutShort: true });
  }

  #take(view: ByteView, start: number, record: WholeRecord): number | undefined {
    const isEmpty = record.to === start;
    if (!isEmpty && record.fields !== this.#form.fields) {
      const isCutShort = record.fields < this.#form.fields;
      return this.#breakOff(view, start, { reason: 'wrong-number-of-fields', isCutShort });
    }
    if (!isEmpty) this.#tell(view.bytes, start, record);
    this.#line += record.lines;
    return record.next;
  }

  #tell(bytes: Buffer, from: number, { to, holdsLineEnds }: WholeRecord): void {
    this.soundRecords += 1;
    this.#slice.bytes = bytes;
    this.#slice.from = from;
    this.#slice.to = to;
    this.#slice.line = this.#line;
    this.#slice.holdsLineEnds = holdsLineEnds;
    this.#sink.sound(this.#slice);
  }

  /** Gives up the line at `start`; answers where the next line begins, or undefined where its end is not among these bytes. */
  #breakOff(view: ByteView, start: number, { reason, isCutShort }: Break): number | undefined {
    const lineEnd = view.bytes.indexOf(lineFeed, start);
    if (lineEnd === -1 && !view.isLast) return this.#awaitLineEnd(view.bytes.length - start);
    if (lineEnd === -1 && isCutShort) {
      this.fault = { kind: 'truncated', line: this.#line };
      return undefined;
    }
    this.#sink.broken(this.#line, reason);
    this.#line += 1;
    return lineEnd === -1 ? view.bytes.length : lineEnd + 1;
  }

  #awaitLineEnd(bytesSoFar: number): undefined {
    if (bytesSoFar > longestRecord) this.fault = { kind: 'endless-line', line: this.#line };
  }
}

interface Break {
  readonly reason: BrokenReason;
  /** Whether the record may be the beginning of a whole one. */
  readonly isCutShort: boolean;
}

function firstLineNotUtf8(bytes: Buffer, firstLine: number): number {
  let line = firstLine;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(lineFeed, from);
    const to = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return line;
}
