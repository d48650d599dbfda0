import { isUtf8 } from 'node:buffer';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { fileBytes } from '../reading/file-bytes.js';
import { problemOfReading } from '../reading/problem-of-reading.js';
import type { FhirFile, FoundEntry, TakeEntries } from './fhir-file.js';
import { foundEntry } from './found-entry.js';
import { type Line, LineSplitter } from './line-splitter.js';
import { problemOfOtherFormat, withoutByteOrderMark } from './other-format.js';

/**
 * Reads a bulk file, one resource a line, `.gz` or plain, as a stream. Blank lines are passed over; a line that holds no resource is told
 * with its reason, and reading goes on.
 *
 * Errors: CW-RELEASE-148, -150 (it breaks off), -154, -155 (another format, or not one line of JSON). Source: FHIR Bulk Data Access 2.0.
 */
export async function readNdjsonFile(file: FhirFile, take: TakeEntries): Promise<Result<void, Problem>> {
  try {
    const reading = new NdjsonReading(file.label);
    for await (const chunk of fileBytes(file.path)) {
      const entries = reading.push(chunk);
      if (reading.fault !== undefined) return err(reading.fault);
      await take(entries);
    }
    const last = reading.finish();
    if (reading.fault !== undefined) return err(reading.fault);
    await take(last);
    return ok(undefined);
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
  readonly #lines = new LineSplitter();
  #chunks = 0;
  #linesOfText = 0;
  #linesOfJson = 0;

  constructor(label: string) {
    this.#label = label;
  }

  push(chunk: Buffer): readonly FoundEntry[] {
    this.#chunks += 1;
    if (this.#chunks === 1) this.fault = problemOfOtherFormat(chunk, this.#label);
    const bytes = this.#chunks === 1 ? withoutByteOrderMark(chunk) : chunk;
    return this.#lines.push(bytes).flatMap((line) => this.#read(line) ?? []);
  }

  finish(): readonly FoundEntry[] {
    const entries = this.#lines.finish().flatMap((line) => this.#read(line) ?? []);
    if (this.fault === undefined && this.#linesOfText > 0 && this.#linesOfJson === 0)
      this.fault = problem('CW-RELEASE-155', {
        path: this.#label,
        detail: `Expected one resource as JSON on each line; not one of the ${this.#linesOfText} lines is JSON.`,
      });
    return entries;
  }

  #read({ number, bytes, isEnded }: Line): FoundEntry | undefined {
    if (bytes === undefined) return this.#unread(number, 'line-too-long');
    if (isBlank(bytes)) return undefined;
    if (!isUtf8(bytes)) return this.#unread(number, 'not-utf-8');
    const value = parsed(bytes);
    if (value === undefined && !isEnded) this.fault = brokenOff(this.#label, number);
    if (value === undefined) return this.#unread(number, 'not-json');
    this.#linesOfText += 1;
    this.#linesOfJson += 1;
    return foundEntry(value, { line: number, fullUrl: '' });
  }

  #unread(line: number, reason: 'line-too-long' | 'not-utf-8' | 'not-json'): FoundEntry {
    this.#linesOfText += 1;
    return { line, reason };
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
