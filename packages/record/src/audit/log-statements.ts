import type { Instant } from '@causeway/domain';
import type { Statement } from '../postgres/statement.js';
import type { AccessFacts } from './access-facts.js';
import type { FullTile } from './tree-state.js';

/** Advisory locks of this class, one for each log: its writer holds it while it lives. */
export const logLockClass = 0x63_77;

/** A row as it goes into the database. */
export interface NewRow {
  readonly facts: AccessFacts;
  readonly text: string;
  readonly leaf: Uint8Array;
}

/** What one batch adds to a log. */
export interface Batch {
  readonly log: number;
  readonly sizeBefore: number;
  readonly at: Instant;
  readonly rows: readonly NewRow[];
  /** 16 bytes for each row. */
  readonly salts: Uint8Array;
  readonly tiles: readonly FullTile[];
  readonly frontier: Uint8Array;
  readonly note: string;
}

/**
 * Adds a batch in one statement, so that it can be one round trip. The texts travel as lines of one text, and the salts and leaves as one
 * string of bytes each, as an array of texts would have to be quoted here and unquoted there. Canonical JSON has no line end.
 *
 * `1 / count` fails the statement where the log has not the size we believe: somebody else wrote to it, and nothing of this may stay.
 */
const appendText = `with log as (
  update access_log set size = $3, frontier = $4, last_at = $5 where log = $1 and size = $2 returning log
), given as (
  select n, person, organisation, held_until, line
  from unnest($6::uuid[], $7::text[], $8::timestamptz[], string_to_array($9, E'\\n')) with ordinality as g (person, organisation, held_until, line, n)
), rows as (
  insert into access_row (log, sequence, at, person, organisation, salt, leaf, text)
  select $1, $2 + n - 1, $5, person, organisation,
    substring($10::bytea from (n * 16 - 15)::int for 16), substring($11::bytea from (n * 32 - 31)::int for 32), line
  from given
), of_person as (
  insert into access_of_person (person, at, log, sequence, held_until)
  select person, $5, $1, $2 + n - 1, held_until from given where person is not null
), tiles as (
  insert into access_tile (log, level, index, hashes, root)
  select $1, t.* from unnest($12::int[], $13::bigint[], $14::bytea[], $15::bytea[]) as t
), checkpoint as (
  insert into access_checkpoint (log, size, at, note) values ($1, $3, $5, $16)
)
select 1 / count(*) from log`;

/** The statement that adds `batch` to its log. */
export function appendStatement(batch: Batch): Statement {
  const { rows, tiles } = batch;
  const facts = rows.map((row) => row.facts);
  return {
    name: 'access_append',
    text: appendText,
    values: [
      batch.log,
      batch.sizeBefore,
      batch.sizeBefore + rows.length,
      batch.frontier,
      batch.at,
      facts.map(({ person }) => person),
      facts.map(({ organisation }) => organisation ?? ''),
      facts.map(({ held }) => held?.until),
      rows.map(({ text }) => text).join('\n'),
      batch.salts,
      Buffer.concat(rows.map(({ leaf }) => leaf)),
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => hashes),
      tiles.map(({ root }) => root),
      batch.note,
    ],
  };
}

/** A log as it stands in the database. */
export interface StoredLog {
  readonly log: number;
  readonly origin: string;
  readonly size: number;
  readonly frontier: Buffer;
  readonly last_at: Instant;
}

/** The number of every log, in order, and whether it may be added to. */
export const listLogs: Statement = {
  text: 'select log, closed_because is null as open from access_log order by log',
  values: [],
};

/** One log, by number. */
export function readLog(log: number): Statement {
  return {
    text: 'select log, origin, size, frontier, last_at from access_log where log = $1',
    values: [log],
  };
}

/** Takes the lock of `log` for as long as the connection lasts; `taken` says whether it was free. */
export function tryLockLog(log: number): Statement {
  return { text: 'select pg_try_advisory_lock($1, $2) as taken', values: [logLockClass, log] };
}

/** Makes the next log, unless another process makes it at the same moment. */
export function makeLog(log: number, origin: string, at: Instant): Statement {
  return {
    text: 'insert into access_log (log, origin, last_at) values ($1, $2, $3) on conflict do nothing',
    values: [log, origin, at],
  };
}

/** The leaves of `log` from `first` to before `after`, in order. */
export function leavesOf(log: number, first: number, after: number): Statement {
  return { text: 'select leaf from access_leaves($1, $2, $3)', values: [log, first, after] };
}

/** The roots of the tiles of one level of `log` from `first` to before `after`, in order. */
export function tileRoots(log: number, level: number, range: readonly [number, number]): Statement {
  return {
    text: 'select root from access_tile where log = $1 and level = $2 and index >= $3 and index < $4 order by index',
    values: [log, level, ...range],
  };
}

/** One full tile of `log`. */
export function tileOf(log: number, level: number, index: number): Statement {
  return {
    name: 'access_tile',
    text: 'select hashes from access_tile where log = $1 and level = $2 and index = $3',
    values: [log, level, index],
  };
}

/** The newest checkpoint of `log`. */
export function newestCheckpoint(log: number): Statement {
  return {
    text: 'select note from access_checkpoint where log = $1 order by size desc limit 1',
    values: [log],
  };
}
