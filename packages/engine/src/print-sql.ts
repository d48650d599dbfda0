import type { Dialect } from './dialect.js';
import type { Sql, SqlPart } from './sql.js';

function printPart(part: SqlPart, dialect: Dialect): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'identifier':
      return dialect.quoteIdentifier(part.name);
    case 'literal':
      return dialect.quoteLiteral(part.value);
    case 'call':
      return dialect.functions[part.name](...part.args.map((argument) => printSql(argument, dialect)));
  }
}

/** The statement as this dialect spells it. */
export function printSql(fragment: Sql, dialect: Dialect): string {
  return fragment.parts.map((part) => printPart(part, dialect)).join('');
}
