import { literal, type Sql, sql } from '@causeway/engine';
import { type ComparedField, comparedFields } from './comparison.js';
import { comparisons } from './comparisons.js';

/** Whether two records came from the same source: duplicates inside one are rarer than matches between two. */
export const relations = ['different', 'same'] as const;

/** One of {@link relations}. */
export type Relation = (typeof relations)[number];

/** A pair's level on every field, and how its sources relate. */
export type Pattern = Readonly<Record<ComparedField, string>> & { readonly relation: Relation };

const radices = comparisons([]).map(({ field, levels }) => ({ field, levels }));

/** The levels of a field, in the order of their codes. */
export function levelsOf(field: ComparedField): readonly string[] {
  return radices.find((radix) => radix.field === field)?.levels ?? [];
}

/** The code of a field's level: its place among the levels. */
export function levelCode(field: ComparedField, level: string): number {
  const code = levelsOf(field).indexOf(level);
  if (code < 0) throw new RangeError(`${field} has no level ${level}`);
  return code;
}

/**
 * The whole number below 14,256 that stands for a pattern: the levels' codes as the digits of a number with mixed radices, the relation
 * last. `pairs.parquet` holds these; `decodePattern` reads them.
 */
export function encodePattern(pattern: Pattern): number {
  const fields = radices.reduce(
    (code, { field, levels }) => code * levels.length + levelCode(field, pattern[field]),
    0,
  );
  return fields * relations.length + relations.indexOf(pattern.relation);
}

/** The pattern that a code of {@link encodePattern} stands for. */
export function decodePattern(code: number): Pattern {
  let rest = Math.floor(code / relations.length);
  const found = new Map<ComparedField, string>();
  for (const { field, levels } of radices.toReversed()) {
    found.set(field, levels[rest % levels.length] ?? 'missing');
    rest = Math.floor(rest / levels.length);
  }
  const levels = Object.fromEntries(comparedFields.map((field) => [field, found.get(field) ?? 'missing']));
  return {
    ...(levels as Record<ComparedField, string>),
    relation: relations[code % relations.length] ?? 'different',
  };
}

/** The code of {@link encodePattern} for the pair of `link_evidence` rows `l`, `r`. */
export function patternCode(defaultBirthdays: readonly string[]): Sql {
  const fields = comparisons(defaultBirthdays).reduce<Sql | undefined>(
    (code, comparison) =>
      code === undefined
        ? sql`(${comparison.code})`
        : sql`(${code} * ${literal(comparison.levels.length)} + (${comparison.code}))`,
    undefined,
  );
  return sql`(${fields ?? literal(0)} * ${literal(relations.length)} + case when l.source_id = r.source_id then 1 else 0 end)`;
}
