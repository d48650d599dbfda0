/** A five-year age band (0–4, 5–9, … 85–89, 90 and over) and how many of the standard population are in it. */
export interface StandardAgeBand {
  readonly band: string;
  readonly fromAge: number;
  readonly standardPopulation: number;
}

const people: readonly number[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500,
  1000,
];
const bandYears = 5;

/**
 * The European Standard Population 2013: 19 age bands, 100,000 people in all, the same for both sexes.
 *
 * Source: Eurostat. Revision of the European Standard Population. Luxembourg: European Union, 2013, table 4 (85–89
 * and 90+ apart, as the Office for National Statistics and OHID use it).
 */
export const europeanStandardPopulation2013: readonly StandardAgeBand[] = people.map(standardAgeBand);

function standardAgeBand(standardPopulation: number, index: number): StandardAgeBand {
  const fromAge = index * bandYears;
  const isLast = index === people.length - 1;
  return {
    band: isLast ? `${fromAge}+` : `${fromAge}-${fromAge + bandYears - 1}`,
    fromAge,
    standardPopulation,
  };
}

/** The index (0 to 18) of the band of a person of `ageYears` (0 or more). */
export function standardAgeBandIndex(ageYears: number): number {
  return Math.min(Math.floor(ageYears / bandYears), people.length - 1);
}
