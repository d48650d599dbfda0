/** A value for each decade of age: 0 to 9 years, 10 to 19, … 90 and over. */
export type ByDecade = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const oldestDecade = 9;

/** The value for an age in years; who is not born yet counts as newborn. */
export function atAge(values: ByDecade, ageYears: number): number {
  return values[Math.min(oldestDecade, Math.max(0, Math.floor(ageYears / 10)))] ?? values[oldestDecade];
}
