import { type Engine, identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import type { Relation } from '../compare/pattern.js';
import { believedU, weightsOfU } from './default-parameters.js';
import {
  type DemographicField,
  demographicCells,
  demographicFields,
  patternParts,
} from './demographic-cells.js';

/** The step that makes `link_people`: one record for each apparent person, so that many records of one do not pass for a common value. */
export const peopleStep: Step = {
  table: 'link_people',
  why: 'One record for each apparent person (each number, or what is known without one): chances are counted among people, not among their records.',
  query: sql`select * from link_evidence where rid in (select min(rid) from link_evidence where number is not null group by number)
      union all
      select * from link_evidence where rid in (select min(rid) from link_evidence where number is null
        group by date_of_birth, sex, postcode_id, gp_id)`,
};

interface EqualValues {
  readonly column: string;
  /** The code of the level at which the value is shared. */
  readonly code: (defaultBirthdays: readonly string[]) => Sql;
}

const equalValues: Readonly<Record<DemographicField, EqualValues>> = {
  date_of_birth: {
    column: 'date_of_birth',
    code: (days) =>
      days.length === 0
        ? sql`1`
        : sql`case when date_of_birth % 10000 in (${join(days.map((day) => literal(Number(day.replace('-', '')))))}) then 2 else 1 end`,
  },
  postcode: { column: 'postcode_id', code: () => sql`1 + postcode_class` },
  sex: { column: 'sex', code: () => sql`1` },
  registered_gp: { column: 'gp_id', code: () => sql`1` },
};

/** Pairs with equal values by level code, and pairs with two values, counted from how often each value comes. */
interface EqualPairs {
  readonly byLevel: ReadonlyMap<number, number>;
  readonly comparable: number;
}

async function equalPairs(
  engine: Engine,
  field: DemographicField,
  options: MarginalOptions,
): Promise<EqualPairs> {
  const { column, code } = equalValues[field];
  const value = identifier(column);
  const ofSource = options.relation === 'same';
  const counts = sql`select ${ofSource ? sql`source_id` : sql`0`} as scope, ${value},
      min(${code(options.defaultBirthdays)}) as code, cast(count(*) as bigint) as n
    from ${identifier(ofSource ? 'link_evidence' : 'link_people')} where ${value} is not null
    group by ${ofSource ? sql`source_id, ` : sql``}${value}`;
  await engine.createTable('link_value_counts', counts);
  const levels = await engine.query(
    sql`select code, cast(sum(n * (n - 1)) as bigint) as twice from link_value_counts group by code order by code`,
  );
  const [all] = await engine.query(sql`select cast(sum(n * (n - 1)) as bigint) as twice
    from (select cast(sum(n) as bigint) as n from link_value_counts group by scope) as s`);
  await engine.dropTable('link_value_counts');
  return {
    byLevel: new Map(levels.map((level) => [Number(level.code), Number(level.twice) / 2])),
    comparable: Number(all?.twice ?? 0) / 2,
  };
}

function sampledLevels(sample: ReadonlyMap<number, number>, field: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [pattern, pairs] of sample) {
    const code = demographicCells[patternParts(pattern).cell]?.[field] ?? 0;
    counts.set(code, (counts.get(code) ?? 0) + pairs);
  }
  return counts;
}

/** Equal levels as counted; the other levels share what is left as the sample and the belief say. */
function blend(equal: EqualPairs, sampled: ReadonlyMap<number, number>, field: number): readonly number[] {
  const believed = believedU[field] ?? [];
  const weight = weightsOfU[field] ?? 0;
  const isEqual = (level: number): boolean =>
    equal.byLevel.has(level + 1) || (field === 1 && level < 5) || level < 1;
  const fromCount = (level: number): number =>
    ((equal.byLevel.get(level + 1) ?? 0) + weight * (believed[level] ?? 0)) / (equal.comparable + weight);
  const rest = 1 - believed.reduce((sum, _, level) => (isEqual(level) ? sum + fromCount(level) : sum), 0);
  const share = (level: number): number => (sampled.get(level + 1) ?? 0) + weight * (believed[level] ?? 0);
  const shares = believed.reduce((sum, _, level) => (isEqual(level) ? sum : sum + share(level)), 0);
  return believed.map((_, level) => (isEqual(level) ? fromCount(level) : (rest * share(level)) / shares));
}

/** What marginals are of. */
export interface MarginalOptions {
  readonly relation: Relation;
  readonly defaultBirthdays: readonly string[];
}

/**
 * The probability of each level among pairs of two people, by demographic field (`missing` left out): equal values from how often each
 * value comes, the other levels from a sample of random pairs, both with a little belief for small data.
 */
export async function marginals(
  engine: Engine,
  sample: ReadonlyMap<number, number>,
  options: MarginalOptions,
): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = [];
  for (const [index, field] of demographicFields.entries())
    found.push(blend(await equalPairs(engine, field, options), sampledLevels(sample, index), index));
  return found;
}
