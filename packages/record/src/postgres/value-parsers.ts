import type { Instant } from '@causeway/domain';
import pg from 'pg';

const type = {
  int8: 20,
  date: 1082,
  timestamptz: 1184,
  int8Array: 1016,
  timestamptzArray: 1185,
  dateArray: 1182,
};

/**
 * How the text of a value of the PostgreSQL type `oid` is read: `bigint` as a number (what we keep is under 2^53), `date` as
 * `YYYY-MM-DD`, `timestamptz` as an `Instant` (or `infinity`), anything else as the driver does. Connections run in UTC.
 */
export function parserOf(oid: number): (text: string) => unknown {
  switch (oid) {
    case type.int8:
      return Number;
    case type.date:
      return asIs;
    case type.timestamptz:
      return instantOf;
    case type.int8Array:
      return (text) => elements(text).map((item) => (item === null ? null : Number(item)));
    case type.dateArray:
      return elements;
    case type.timestamptzArray:
      return (text) => elements(text).map((item) => (item === null ? null : instantOf(item)));
    default:
      return parserOfType(oid, 'text');
  }
}

function asIs(text: string): string {
  return text;
}

const textArrayType = 1009;
const parserOfType = pg.types.getTypeParser as (oid: number, format: 'text') => (text: string) => unknown;
const readTextArray = parserOfType(textArrayType, 'text') as (text: string) => readonly (string | null)[];

function elements(text: string): readonly (string | null)[] {
  return readTextArray(text);
}

/** `2026-11-22 22:00:00.12+00`, as PostgreSQL writes it in UTC, in the spelling of an Instant; finer than a millisecond is cut off. */
function instantOf(text: string): Instant | 'infinity' | '-infinity' {
  if (text === 'infinity' || text === '-infinity') return text;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z` as Instant;
}
