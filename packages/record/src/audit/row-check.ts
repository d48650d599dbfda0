import type { Instant } from '@causeway/domain';
import type { SourceRow } from './audit-source.js';
import type { LogFault } from './log-fault.js';
import { fault } from './log-fault.js';
import { sha256 } from './merkle-hash.js';

/** Where a row is found, and the time of the one before. */
export interface RowContext {
  readonly log: number;
  readonly sequence: number;
  readonly lastAt: Instant;
}

/** What is wrong with `row` by itself: its hash, its place, its time, and what its columns repeat. */
export function rowFaults(row: SourceRow, context: RowContext): readonly LogFault[] {
  const place = { log: context.log, from: row.sequence };
  const faults: LogFault[] = [];
  if (!leafOf(row).equals(row.leaf)) {
    faults.push(fault('changed', place, 'The text of the row is not the one whose hash was kept.'));
  }
  const said = readText(row.text);
  if (said === undefined)
    return [...faults, fault('changed', place, 'The text of the row is no JSON object.')];
  if (said.log !== context.log || said.sequence !== row.sequence) {
    faults.push(fault('moved', place, 'The row says that it stands elsewhere.'));
  }
  if (!repeats(row, said)) {
    faults.push(fault('changed', place, 'The columns of the row do not repeat what its text says.'));
  }
  if (row.at < context.lastAt) {
    faults.push(fault('back-dated', place, 'The row is of an earlier time than the one before it.'));
  }
  return faults;
}

/** What RFC 6962 calls the data of the leaf: the hash of the salt and the text. */
export function leafOf({ salt, text }: SourceRow): Buffer {
  return sha256(Buffer.concat([salt, Buffer.from(text)]));
}

/** The members of the text; undefined where it is no JSON object. */
export function readText(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function repeats(row: SourceRow, said: Readonly<Record<string, unknown>>): boolean {
  return (
    said.at === row.at &&
    (said.person ?? null) === row.person &&
    (said.organisation ?? '') === row.organisation
  );
}
