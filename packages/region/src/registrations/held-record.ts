import type { Day } from '../calendar.js';

/** A value an organisation holds, from a day on until the next one it holds. */
export interface Held<Value> {
  readonly value: Value;
  readonly from: Day;
}

/** One or more values, oldest first. */
export type HeldHistory<Value> = readonly [Held<Value>, ...Held<Value>[]];

/** A row of a record: what it said of number and address from one day to another. */
export interface HeldVersion {
  readonly nhsNumber: string;
  readonly postcode: string;
  readonly from: Day;
  /** The last day; none in the version that holds today. */
  readonly to: Day | undefined;
}

/** The versions of a record that came of the histories of its number and its address: a new one whenever either changed. */
export function heldVersions(
  numbers: HeldHistory<string>,
  postcodes: HeldHistory<string>,
): readonly HeldVersion[] {
  const first = firstDay(numbers, postcodes);
  const changes = [...numbers, ...postcodes].map(({ from }) => from).filter((day) => day > first);
  const starts = [first, ...new Set(changes.sort((a, b) => a - b))];
  return starts.map((from, order) => {
    const next = starts[order + 1];
    const to = next === undefined ? undefined : next - 1;
    return { nhsNumber: valueOn(from, numbers), postcode: valueOn(from, postcodes), from, to };
  });
}

function valueOn<Value>(day: Day, history: HeldHistory<Value>): Value {
  return (history.findLast(({ from }) => from <= day) ?? history[0]).value;
}

/** A history of one value says nothing of when it began, so it holds for as long as the other. */
function firstDay(...histories: readonly HeldHistory<string>[]): Day {
  const changing = histories.filter(({ length }) => length > 1);
  const starts = (changing.length > 0 ? changing : histories).map(([{ from }]) => from);
  return changing.length > 0 ? Math.min(...starts) : Math.max(...starts);
}
