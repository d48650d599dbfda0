import { isUtf8 } from 'node:buffer';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { fileBytes } from '../reading/file-bytes.js';
import { problemOfReading } from '../reading/problem-of-reading.js';
import type { EntrySink, FhirFile, FoundEntry } from './fhir-file.js';
import { foundEntry } from './found-entry.js';
import { type Line, LineSplitter } from './line-splitter.js';
import { problemOfOtherFormat, withoutByteOrderMark } from './other-format.js';

/**
 * Reads a bulk file, one resource a line, `.gz` or plain, as a stream. Blank lines are passed over; a line that holds no resource is told
 * with its reason, and reading goes on.
 *
 * Errors: CW-RELEASE-148, -150 (it breaks off), -154, -155 (another format, or not one line of JSON). Source: FHIR Bulk Data Access 2.0.
 */
export async function readNdjsonFile(file: FhirFile, sink: EntrySink): Promise<Result<void, Problem>> {
  try {
    const reading = new NdjsonReading(file.label, sink);
    for await (const chunk of fileBytes(file.path)) {
      reading.push(chunk);
      if (reading.fault !== undefined) return err(reading.fault);
      await sink.drained();
    }
    reading.finish();
    return reading.fault === undefined ? ok(undefined) : err(reading.fault);
  } catch (thrown) {
    const found = problemOfReading(thrown, file.label);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

class NdjsonReading {
  /** Set once the file has shown itself unusable. */
  fault: Problem | undefined;
  readonly #label: string;
  readonly #sink: EntrySink;
  readonly #lines = new LineSplitter();
  #chunks = 0;
  #linesOfText = 0;
  #linesOfJson = 0;

  constructor(label: string, sink: EntrySink) {
    this.#label = label;
    this.#sink = sink;
  }

  push(chunk: Buffer): void {
    this.#chunks += 1;
    if (this.#chunks === 1) this.fault = problemOfOtherFormat(chunk, this.#label);
    const bytes = this.#chunks === 1 ? withoutByteOrderMark(chunk) : chunk;
    for (const line of this.#lines.push(bytes)) this.#tell(line);
  }

  finish(): void {
    for (const line of this.#lines.finish()) this.#tell(line);
    if (this.fault === undefined && this.#linesOfText > 0 && this.#linesOfJson === 0)
      this.fault = problem('CW-RELEASE-155', {
        path: this.#label,
        detail: `Expected one resource as JSON on each line; not one of the ${this.#linesOfText} lines is JSON.`,
      });
  }

  #tell(line: Line): void {
    const found = this.#found(line);
    if (found === undefined) return;
    this.#linesOfText += 1;
    this.#sink.take(found);
  }

  #found({ number, bytes, isEnded }: Line): FoundEntry | undefined {
    if (bytes === undefined) return { line: number, reason: 'line-too-long' };
    if (isBlank(bytes)) return undefined;
    if (!isUtf8(bytes)) return { line: number, reason: 'not-utf-8' };
    const value = parsed(bytes);
    if (value === undefined) {
      if (!isEnded) this.fault = brokenOff(this.#label, number);
      return { line: number, reason: 'not-json' };
    }
    this.#linesOfJson += 1;
    return foundEntry(value, { line: number, fullUrl: '' });
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // The parser's own message quotes the text.
    return undefined;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 64 && bytes.toString('latin1').trim() === '';
}

function brokenOff(label: string, line: number): Problem {
  return problem('CW-RELEASE-150', {
    path: `${label}, line ${line}`,
    detail: 'The file breaks off within its last line: it has no line end, and is not whole JSON.',
  });
}
