import { DuckDBDateValue, DuckDBDecimalValue, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import type { Value } from './engine.js';

function fromBigInt(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** The plain value behind a value of the DuckDB client; see {@link Value} for what becomes of each type. */
export function fromDuckDb(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return fromBigInt(value);
  if (value instanceof DuckDBListValue) return value.items.map(fromDuckDb);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return String(value);
}

const millisecondsPerDay = 86_400_000;

/** A `YYYY-MM-DD` text as the client's date: days since 1970-01-01. */
export function toDuckDbDate(text: string): DuckDBDateValue {
  return new DuckDBDateValue(
    Math.round(
      Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) /
        millisecondsPerDay,
    ),
  );
}
