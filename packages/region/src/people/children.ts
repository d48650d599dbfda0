import { type Day, daysPerYear } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import { weightedChoice } from '../random/weighted-choice.js';

/** A child of a household. */
export interface Child {
  readonly dateOfBirth: Day;
  readonly sex: '1' | '2';
  /** Which maternity, 0 for the latest, where more than one child was born of it. */
  readonly multipleBirth?: number;
}

const maternities = weightedChoice<number>([
  [1, 0.44],
  [2, 0.41],
  [3, 0.12],
  [4, 0.03],
]);

/** Maternities with more than one child, and of those the ones with three: 14.4 and 0.2 in 1,000 (ONS, births in England and Wales, 2022). */
export const multipleMaternityRate = 0.0144;
const tripletShare = 0.015;
const oneEggShare = 1 / 3;
const boyShare = 0.512;
const leavesHomeAtYears = 25;

/** The children who live at home, the youngest of them between these ages (in years) on the day `today`; never none. */
export function childrenAtHome(
  today: Day,
  { youngest: [from, to] }: { readonly youngest: readonly [number, number] },
  random: RandomStream,
): readonly Child[] {
  const latest =
    today - random.between(Math.ceil(from * daysPerYear), Math.floor((to + 1) * daysPerYear) - 1);
  const count = maternities(random);
  const born: Child[] = [...maternity(latest, 0, random)];
  let before = latest;
  for (let order = 1; order < count; order += 1) {
    before -= random.between(420, 1_600);
    if (before >= today - leavesHomeAtYears * daysPerYear) born.push(...maternity(before, order, random));
  }
  return born;
}

function maternity(dateOfBirth: Day, order: number, random: RandomStream): readonly Child[] {
  if (!random.chance(multipleMaternityRate)) return [{ dateOfBirth, sex: sexAtBirth(random) }];
  const count = random.chance(tripletShare) ? 3 : 2;
  const oneEgg = random.chance(oneEggShare);
  const first = sexAtBirth(random);
  return Array.from({ length: count }, (_, position) => ({
    dateOfBirth,
    sex: oneEgg || position === 0 ? first : sexAtBirth(random),
    multipleBirth: order,
  }));
}

function sexAtBirth(random: RandomStream): '1' | '2' {
  return random.chance(boyShare) ? '1' : '2';
}
