import { type Engine, literal, type Sql, type Step, sql } from '@causeway/engine';
import { classifyDistinct } from '../run/classify-distinct.js';
import { conditionOf } from './condition.js';

/** Five-year age bands of the European standard population: 0 to 4 is band 0, 90 and over band 18. */
export const ageBandCount = 19;

/** What people without a known place are counted under. */
export const unknownPlace = 'Not known';

/** True counts of distinct people: by place and age band, and of those with each condition. They never leave as they are. */
export interface PeopleCounts {
  readonly places: readonly string[];
  /** place → people in each age band. */
  readonly people: ReadonlyMap<string, readonly number[]>;
  /** condition name → place → people with it in each age band. */
  readonly withCondition: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
}

/** The named SQL steps that make the counts, for running and for showing. */
export function countingSteps(referenceYear: number): readonly Step[] {
  const band: Sql = sql`least(18, greatest(0, cast(floor((${literal(referenceYear)} - year_of_birth) / 5) as integer)))`;
  return [
    {
      table: 'banded_people',
      why: 'Each person once, with their place and five-year age band; without a year of birth nobody has a band.',
      query: sql`select person_token, coalesce(place, ${literal(unknownPlace)}) as place, ${band} as band from linked_persons where year_of_birth is not null`,
    },
    {
      table: 'people_with_condition',
      why: 'Each person once for each condition that any of their entries says they have (people are counted, not entries: D1).',
      query: sql`select distinct e.person_token, c.condition from linked_events e
        join condition_codes c on c.code_system = coalesce(e.code_system, '') and c.code = coalesce(e.code, '')`,
    },
    {
      table: 'people_by_place_and_band',
      why: 'Denominators.',
      query: sql`select place, band, count(*) as people from banded_people group by place, band`,
    },
    {
      table: 'cases_by_place_and_band',
      why: 'Numerators.',
      query: sql`select h.condition, b.place, b.band, count(*) as people from people_with_condition h
        join banded_people b on b.person_token = h.person_token group by h.condition, b.place, b.band`,
    },
  ];
}

function banded(into: Map<string, number[]>, place: string): number[] {
  const held = into.get(place) ?? Array.from({ length: ageBandCount }, () => 0);
  into.set(place, held);
  return held;
}

/**
 * Counts the people of the linked dataset by place, age band and condition. Reads the tables `linked_persons` and `linked_events`.
 *
 * @param referenceYear the year in which ages are taken, as year − year of birth
 */
export async function countPeople(
  engine: Engine,
  referenceYear: number,
  runStep: (step: Step) => Promise<void>,
): Promise<PeopleCounts> {
  await classifyDistinct(
    engine,
    {
      from: sql`linked_events`,
      keys: ['code_system', 'code'],
      table: 'condition_codes',
      answer: [{ name: 'condition', type: 'text' }],
    },
    (codeSystem = '', code = '') => {
      const condition = conditionOf(codeSystem, code);
      return condition === undefined ? undefined : [condition.name];
    },
  );
  for (const step of countingSteps(referenceYear)) await runStep(step);
  const people = new Map<string, number[]>();
  for (const row of await engine.query(sql`select * from people_by_place_and_band order by place, band`)) {
    banded(people, String(row.place))[Number(row.band)] = Number(row.people);
  }
  const withCondition = new Map<string, Map<string, number[]>>();
  for (const row of await engine.query(
    sql`select * from cases_by_place_and_band order by condition, place, band`,
  )) {
    const places = withCondition.get(String(row.condition)) ?? new Map<string, number[]>();
    withCondition.set(String(row.condition), places);
    banded(places, String(row.place))[Number(row.band)] = Number(row.people);
  }
  return { places: [...people.keys()], people, withCondition };
}
