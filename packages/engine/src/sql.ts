import type { DialectFunctionName } from './dialect.js';
import type { SqlLiteral } from './sql-literal.js';

/** One piece of a statement. Only {@link sql} makes text pieces, and only from the words of its own template. */
export type SqlPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: SqlLiteral }
  | { readonly kind: 'call'; readonly name: DialectFunctionName; readonly args: readonly Sql[] };

/** A fragment of SQL that no engine has been chosen for yet. Print it with `printSql(fragment, dialect)`. */
export interface Sql {
  readonly parts: readonly SqlPart[];
}

/**
 * The fragment that the template spells.
 *
 * What is filled in must be another fragment, an {@link identifier} or a {@link literal}: a plain string is refused by its type, so
 * nothing that came from a file or a person can become part of a statement's grammar.
 *
 * @example sql`select ${identifier('postcode')} from ${identifier('records')} where sex = ${literal('2')}`
 */
export function sql(words: TemplateStringsArray, ...fragments: readonly Sql[]): Sql {
  const parts: SqlPart[] = [];
  words.forEach((text, index) => {
    if (text !== '') parts.push({ kind: 'text', text });
    const fragment = fragments[index];
    if (fragment !== undefined) parts.push(...fragment.parts);
  });
  return { parts };
}

/** The name of a table or column; a list of names is joined by dots (`p`, `postcode` → `"p"."postcode"`). */
export function identifier(...names: readonly string[]): Sql {
  const parts = names.flatMap((name, index): SqlPart[] => [
    ...(index === 0 ? [] : [{ kind: 'text', text: '.' } as const]),
    { kind: 'identifier', name },
  ]);
  return { parts };
}

/** A value, quoted as the dialect quotes it. */
export function literal(value: SqlLiteral): Sql {
  return { parts: [{ kind: 'literal', value }] };
}

/** The fragments one after another with `separator` between them; nothing at all for an empty list. */
export function join(fragments: readonly Sql[], separator: Sql = sql`, `): Sql {
  return {
    parts: fragments.flatMap((fragment, index) =>
      index === 0 ? fragment.parts : [...separator.parts, ...fragment.parts],
    ),
  };
}

/** A function whose name or shape differs between engines; each dialect says how it is written there. */
export function call(name: DialectFunctionName, ...args: readonly Sql[]): Sql {
  return { parts: [{ kind: 'call', name, args }] };
}

/** The fragment of nothing, for the branch of a statement that is left out. */
export const nothing: Sql = { parts: [] };
