import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { type CleanedList, cleanedListFreshness, type Freshness, parseCleanedList } from '@causeway/choices';
import {
  err,
  type LocalDate,
  ok,
  type Problem,
  parseLocalDate,
  problem,
  type Result,
} from '@causeway/domain';
import { problemOfReading } from '../reading/problem-of-reading.js';

/** The cleaned list of a region folder, and what is known of it. */
export interface CleanedListFile {
  /** Whether there is one at all. Without it nobody's number is known to be usable. */
  readonly isThere: boolean;
  readonly list: CleanedList;
  /** The day it was received, or what was taken in its place. */
  readonly receivedOn: LocalDate | 'not stated, taken as of the reference date';
}

const listFile = 'choices/cleaned-list.dat';
const dateFile = 'choices/cleaned-list.json';
const notStated = 'not stated, taken as of the reference date';

/**
 * Reads the answer of the national data opt-out service, with the day it was received (`cleaned-list.json`, `{"receivedOn": "YYYY-MM-DD"}`).
 * On a list that is not fresh is nobody. Errors: CW-CHOICES-001 for a file without any NHS number, CW-RELEASE-143 for a date that is none.
 */
export async function readCleanedListFile(
  folder: string,
  referenceDate: LocalDate,
): Promise<Result<CleanedListFile, Problem>> {
  const received = await readReceivedOn(folder);
  if (!received.ok) return received;
  const freshness = cleanedListFreshness({
    producedOn: received.value ?? referenceDate,
    usedOn: referenceDate,
  });
  const path = joinPath(folder, listFile);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  const list = isThere ? readList(path, freshness) : parseCleanedList([], freshness);
  if (!list.ok) return list;
  return ok({ isThere, list: list.value, receivedOn: received.value ?? notStated });
}

function readList(path: string, freshness: Freshness): Result<CleanedList, Problem> {
  try {
    const list = parseCleanedList(linesOf(path), freshness);
    return list.ok ? list : err({ ...list.error, path: listFile });
  } catch (thrown) {
    const found = problemOfReading(thrown, listFile);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

const chunkBytes = 1 << 20;

/** The lines of the file, one after the other: a region's list has millions. */
function* linesOf(path: string): Iterable<string> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

/** The day the list was received; undefined where nothing says it. */
async function readReceivedOn(folder: string): Promise<Result<LocalDate | undefined, Problem>> {
  try {
    return receivedOnIn(await readFile(joinPath(folder, dateFile), 'utf8'));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return ok(undefined);
    const found = problemOfReading(thrown, dateFile);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

function receivedOnIn(text: string): Result<LocalDate, Problem> {
  const date = parseLocalDate(receivedOnField(text));
  if (date.ok) return date;
  return err(
    problem('CW-RELEASE-143', {
      path: `${dateFile}: receivedOn`,
      detail: 'The field receivedOn does not have the shape expected: expected a date, YYYY-MM-DD.',
      remedy:
        'Say when the list was received, or take the file away: the list then counts as of the reference date.',
    }),
  );
}

function receivedOnField(text: string): string {
  try {
    const fields = JSON.parse(text) as { readonly receivedOn?: unknown } | null;
    return typeof fields?.receivedOn === 'string' ? fields.receivedOn : '';
  } catch {
    return '';
  }
}
