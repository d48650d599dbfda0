import { closeSync, openSync, writeSync } from 'node:fs';
import type { BrokenReason } from './quoted-record.js';
import { carriageReturn, lineFeed } from './quoted-record.js';
import type { RecordSink, RecordSlice } from './record-scanner.js';

const bufferBytes = 4 << 20;
/** A line number, two delimiters' worth of bytes: what a record takes beside its own. */
const overheadBytes = 32;
const digitZero = 48;
const space = 32;

/** Records that could not be read: their lines, and why, side by side. */
export interface BrokenRecords {
  readonly lines: number[];
  readonly reasons: string[];
}

/**
 * A text file of the sound records of a table, each on one line of its own that begins with the record's line number in the first file:
 *
 *     2,E28,D81001-100000,2024-07-25,…
 *
 * An engine reads it without any doubt about where a record begins: no blank line, no broken record, no line end within quotes (they are
 * written as blanks, in which no value of ours differs) is left in it. The broken ones are kept beside it.
 */
export class ScratchFile implements RecordSink {
  readonly brokenRecords: BrokenRecords = { lines: [], reasons: [] };
  readonly #file: number;
  readonly #delimiter: number;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;

  constructor(path: string, delimiter: number) {
    this.#file = openSync(path, 'w', 0o600);
    this.#delimiter = delimiter;
  }

  sound({ bytes, from, to, line, holdsLineEnds }: Readonly<RecordSlice>): void {
    if (this.#used + (to - from) + overheadBytes > bufferBytes) this.#flush();
    this.#writeNumber(line);
    this.#writeByte(this.#delimiter);
    const start = this.#used;
    this.#used += bytes.copy(this.#buffer, this.#used, from, to);
    if (holdsLineEnds) blankLineEnds(this.#buffer.subarray(start, this.#used));
    this.#writeByte(lineFeed);
  }

  broken(line: number, reason: BrokenReason): void {
    this.brokenRecords.lines.push(line);
    this.brokenRecords.reasons.push(reason);
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #writeByte(byte: number): void {
    this.#buffer[this.#used] = byte;
    this.#used += 1;
  }

  #writeNumber(value: number): void {
    // The number of a line is written millions of times: digits by hand are several times as fast as text.
    let end = this.#used;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) end += 1;
    const after = end;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) {
      end -= 1;
      this.#buffer[end] = digitZero + (rest % 10);
    }
    this.#used = after;
  }

  #flush(): void {
    for (let from = 0; from < this.#used; )
      from += writeSync(this.#file, this.#buffer, from, this.#used - from);
    this.#used = 0;
  }
}

function blankLineEnds(record: Buffer): void {
  record.forEach((byte, at) => {
    if (byte === lineFeed || byte === carriageReturn) record[at] = space;
  });
}
