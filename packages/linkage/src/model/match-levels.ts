import { levelsOf } from '../compare/pattern.js';
import { believedM } from './default-parameters.js';
import type { DemographicCodes } from './demographic-cells.js';

/**
 * The fields by which matches are modelled. Who moves house changes postcode and practice together, so these two are one field, `place`;
 * where only one of them can be compared it stands alone.
 */
export const matchFields = ['date_of_birth', 'sex', 'place', 'postcode', 'registered_gp'] as const;

const practiceLevels = levelsOf('registered_gp').length - 1;

/** The level of a cell on each of {@link matchFields}, -1 where there is nothing to compare. */
export function matchLevels([dateOfBirth, postcode, sex, registeredGp]: DemographicCodes): readonly number[] {
  const place = postcode > 0 && registeredGp > 0;
  return [
    dateOfBirth - 1,
    sex - 1,
    place ? (postcode - 1) * practiceLevels + registeredGp - 1 : -1,
    place ? -1 : postcode - 1,
    place ? -1 : registeredGp - 1,
  ];
}

const [believedDate = [], believedPostcode = [], believedSex = [], believedPractice = []] = believedM;

/** What is believed of matches before data, by {@link matchFields}. */
export const believedMatches: readonly (readonly number[])[] = [
  believedDate,
  believedSex,
  believedPostcode.flatMap((postcode) => believedPractice.map((practice) => postcode * practice)),
  believedPostcode,
  believedPractice,
];

/** The probability of a cell among matches, given what can be compared in it. */
export function matchProbability(m: readonly (readonly number[])[], levels: readonly number[]): number {
  return levels.reduce((all, level, field) => (level < 0 ? all : all * (m[field]?.[level] ?? 0)), 1);
}
