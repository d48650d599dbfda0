import type { TrueRow, TrueTable } from '../disclose/true-table.js';
import { conditions } from './condition.js';
import type { PeopleCounts } from './count-people.js';

/** The category of the rows that count everybody. */
export const allPlaces = 'All places';

const place = { name: 'place', title: 'Place', total: allPlaces, people: 'additive' } as const;
const people = { name: 'people', title: 'People' } as const;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** One row per place and one for all of them, with what else each row is of. */
function rowsByPlace(
  byPlace: ReadonlyMap<string, number>,
  more: Readonly<Record<string, string>> = {},
): readonly TrueRow[] {
  const rows = [...byPlace].map(([name, count]) => ({ categories: { ...more, place: name }, count }));
  return [...rows, { categories: { ...more, place: allPlaces }, count: sum([...byPlace.values()]) }];
}

/** How many people of the linked dataset live in each place. */
export function peopleByPlace(counts: PeopleCounts): TrueTable {
  const byPlace = new Map([...counts.people].map(([name, bands]) => [name, sum(bands)]));
  return {
    name: 'people-by-place',
    title: 'People by place',
    measure: people,
    dimensions: [place],
    rows: rowsByPlace(byPlace),
    // The report and run.json tell the data-run team exactly how many people there are.
    isKnownElsewhere: ({ place: where }) => where === allPlaces,
  };
}

/** How many people in each place have each condition; a person with two conditions is in the rows of both. */
export function peopleWithConditionByPlace(counts: PeopleCounts): TrueTable {
  const rows = conditions.flatMap(({ name, title }) => {
    const found = counts.withCondition.get(name);
    if (found === undefined) return [];
    // A place where nobody has the condition is a 0, not a missing row.
    const byPlace = new Map(counts.places.map((where) => [where, sum(found.get(where) ?? [])]));
    return rowsByPlace(byPlace, { condition: title });
  });
  return {
    name: 'people-with-condition-by-place',
    title: 'People with a condition, by place',
    measure: { name: 'people', title: 'People with the condition' },
    dimensions: [{ name: 'condition', title: 'Condition' }, place],
    rows,
  };
}
