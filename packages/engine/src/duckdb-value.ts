import { DuckDBDecimalValue, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import type { Value } from './engine.js';
import { plainWholeNumber } from './whole-number.js';

/** The plain value behind a value of the DuckDB client; see {@link Value} for what becomes of each type. */
export function fromDuckDb(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return plainWholeNumber(value);
  if (value instanceof DuckDBListValue) return value.items.map(fromDuckDb);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return String(value);
}
