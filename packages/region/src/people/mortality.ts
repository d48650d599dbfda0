import { ageAt, type Day, daysPerYear } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';

/** How many years back a region knows contacts, tests and deaths. */
export const windowYears = 4;

/** The same in days. */
export const windowDays = Math.floor(windowYears * daysPerYear);

/**
 * The yearly probability of dying at an age, by Gompertz's law with the level and slope of the national life tables of England
 * (2 in 10,000 at 24, 5 % at 80, 13 % at 90).
 */
export function yearlyMortality(ageYears: number): number {
  return Math.min(0.6, 1.97e-5 * Math.exp(0.098 * ageYears));
}

/** The day on which somebody born on `born` died, if that was within the window; nobody dies before moving to where he lives (`after`). */
export function deathWithinWindow(
  born: Day,
  { after, today }: { readonly after: Day; readonly today: Day },
  random: RandomStream,
): Day | undefined {
  const ageYears = Math.max(0, ageAt(born, today) - windowYears / 2);
  const dies = random.chance(1 - (1 - yearlyMortality(ageYears)) ** windowYears);
  const day = today - 1 - random.below(Math.min(windowDays, today - after - 1));
  return dies && day > born ? day : undefined;
}
