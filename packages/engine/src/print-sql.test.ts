import { describe, expect, it } from 'vitest';
import { duckDbDialect } from './duckdb-dialect.js';
import { printSql } from './print-sql.js';
import { sparkDialect } from './spark-dialect.js';
import { call, identifier, join, literal, nothing, sql } from './sql.js';
import { showSteps } from './step.js';

const query = sql`select ${identifier('r', 'post"code`')} from records where ${call('listHasAny', sql`a`, sql`b`)} and x = ${literal("O'Neil\\")}`;

describe('printSql', () => {
  it('spells a statement for DuckDB', () => {
    expect(printSql(query, duckDbDialect)).toBe(
      'select "r"."post""code`" from records where list_has_any(a, b) and x = \'O\'\'Neil\\\'',
    );
  });

  it('spells the same statement for Spark', () => {
    expect(printSql(query, sparkDialect)).toBe(
      "select `r`.`post\"code``` from records where arrays_overlap(a, b) and x = 'O\\'Neil\\\\'",
    );
  });

  it('joins fragments, and prints nothing for nothing', () => {
    expect(printSql(join([literal(1), literal(2), nothing]), duckDbDialect)).toBe('1, 2, ');
    expect(printSql(join([]), duckDbDialect)).toBe('');
  });

  it('shows steps under their names with the reason', () => {
    const step = { table: 'ones', why: 'Because one is enough.', query: sql`select 1 as one` };
    expect(showSteps([step], duckDbDialect)).toBe('-- ones: Because one is enough.\nselect 1 as one;\n');
  });

  it('refuses a plain string by its type', () => {
    // @ts-expect-error a string is not a fragment
    expect(() => printSql(sql`select ${'1; drop table records'}`, duckDbDialect)).toThrow();
  });
});
