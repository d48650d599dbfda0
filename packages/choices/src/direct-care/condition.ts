import type { FactName, Facts, FactsInWords, FlagName } from './fact.js';
import { factCatalogue, factNames, factValues } from './fact.js';

/**
 * A condition over facts, as data: so that one text of it can be evaluated, printed as SQL, and put into words.
 */
export type Condition =
  | { readonly kind: 'flag'; readonly fact: FlagName }
  | { readonly kind: 'is'; readonly fact: keyof FactsInWords; readonly value: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

/** The condition that the fact holds. */
export function flag(fact: FlagName): Condition {
  return { kind: 'flag', fact };
}

/** The condition that the fact has this value. */
export function is<Name extends keyof FactsInWords>(fact: Name, value: FactsInWords[Name]): Condition {
  return { kind: 'is', fact, value };
}

/** The condition that `of` does not hold. */
export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

/** The condition that each of these holds; of none, it always does. */
export function all(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

/** The condition that one of these holds; of none, it never does. */
export function any(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

/** Whether the condition holds for these facts. */
export function holds(condition: Condition, facts: Facts): boolean {
  switch (condition.kind) {
    case 'flag':
      return facts[condition.fact];
    case 'is':
      return facts[condition.fact] === condition.value;
    case 'not':
      return !holds(condition.of, facts);
    case 'all':
      return condition.of.every((part) => holds(part, facts));
    case 'any':
      return condition.of.some((part) => holds(part, facts));
  }
}

/** The names of the facts the condition looks at, each once, in the order in which they come. */
export function factsIn(condition: Condition): readonly FactName[] {
  switch (condition.kind) {
    case 'flag':
    case 'is':
      return [condition.fact];
    case 'not':
      return factsIn(condition.of);
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(factsIn))];
  }
}

/**
 * What is left to ask of the condition once some facts are known: true, false, or a smaller condition that does not name them.
 */
export function given(condition: Condition, known: Partial<Facts>): Condition | boolean {
  switch (condition.kind) {
    case 'flag':
      return known[condition.fact] ?? condition;
    case 'is': {
      const value = known[condition.fact];
      return value === undefined ? condition : value === condition.value;
    }
    case 'not': {
      const rest = given(condition.of, known);
      return typeof rest === 'boolean' ? !rest : not(rest);
    }
    case 'all':
    case 'any':
      return givenParts(condition, known);
  }
}

/**
 * An expression of SQL for each fact. One in words has an expression for each value but the one it counts as when it cannot be told, which
 * it has where none of these holds; no two of them may hold at once.
 */
export type FactColumns = {
  readonly [Name in FactName]?: Name extends keyof FactsInWords
    ? Readonly<Partial<Record<FactsInWords[Name], string>>>
    : string;
};

/** The expressions of all facts where each stands in a column of its own, boolean or text; `column` names it. */
export function factColumns(column: (name: FactName) => string): Readonly<Required<FactColumns>> {
  const expressions = factNames.map((name) => {
    const { unknown } = factCatalogue[name];
    if (typeof unknown === 'boolean') return [name, column(name)];
    const told = factValues[name as keyof FactsInWords].filter((value) => value !== unknown);
    return [name, Object.fromEntries(told.map((value) => [value, `${column(name)} = '${value}'`]))];
  });
  return Object.fromEntries(expressions) as Required<FactColumns>;
}

/** The condition as an expression of SQL that is never null, from the expressions of the facts. */
export function conditionSql(condition: Condition, columns: FactColumns): string {
  switch (condition.kind) {
    case 'flag':
      return `coalesce(${givenFor(columns[condition.fact], condition.fact)}, ${String(factCatalogue[condition.fact].unknown)})`;
    case 'is':
      return valueSql(condition.fact, condition.value, columns);
    case 'not':
      return `not (${conditionSql(condition.of, columns)})`;
    case 'all':
      return joined(condition.of, { columns, word: 'and', empty: 'true' });
    case 'any':
      return joined(condition.of, { columns, word: 'or', empty: 'false' });
  }
}

/** The condition in English, as a clause. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'flag':
      return factCatalogue[condition.fact].words;
    case 'is':
      return `${factCatalogue[condition.fact].words} is “${condition.value}”`;
    case 'not':
      return negatedWords(condition.of);
    case 'all':
      return condition.of.length === 0 ? 'always' : condition.of.map(partWords).join(', and ');
    case 'any':
      return condition.of.map(partWords).join(', or ');
  }
}

function negatedWords(of: Condition): string {
  if (of.kind === 'flag') return factCatalogue[of.fact].negated;
  if (of.kind === 'is') return `${factCatalogue[of.fact].words} is not “${of.value}”`;
  return `not (${conditionWords(of)})`;
}

function partWords(part: Condition): string {
  const isGroup = (part.kind === 'all' || part.kind === 'any') && part.of.length > 1;
  return isGroup ? `(${conditionWords(part)})` : conditionWords(part);
}

function givenParts(
  { kind, of }: { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] },
  known: Partial<Facts>,
): Condition | boolean {
  const decisive = kind === 'any';
  const rest = of.map((part) => given(part, known));
  if (rest.includes(decisive)) return decisive;
  const open = rest.filter((part) => typeof part !== 'boolean');
  const [only] = open;
  if (only === undefined) return !decisive;
  return open.length === 1 ? only : { kind, of: open };
}

function joined(
  parts: readonly Condition[],
  how: {
    readonly columns: FactColumns;
    readonly word: 'and' | 'or';
    readonly empty: string;
  },
): string {
  const printed = parts.map((part) => `(${conditionSql(part, how.columns)})`);
  return printed.length === 0 ? how.empty : printed.join(` ${how.word} `);
}

/** That the fact has the value: as it is said of this value, or where no other is. */
function valueSql(fact: keyof FactsInWords, value: string, columns: FactColumns): string {
  const values: Readonly<Record<string, string>> = givenFor(columns[fact], fact);
  if (value !== factCatalogue[fact].unknown) return `coalesce(${givenFor(values[value], fact)}, false)`;
  return `not coalesce(${Object.values(values).join(' or ')}, false)`;
}

/** A fact of which no expression was given is a fault of the caller, never a fact that silently counts as something. */
function givenFor<T>(expression: T | undefined, fact: FactName): T {
  if (expression === undefined) throw new RangeError(`no expression of SQL was given for the fact ${fact}`);
  return expression;
}
