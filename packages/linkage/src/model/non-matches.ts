import { levelsOf, type Relation } from '../compare/pattern.js';
import { samePostcodeLevels } from '../compare/postcode-comparison.js';
import {
  believedM,
  shareOfTwinsOfOneSex,
  twinPairsForEachPerson,
  weightOfIndependence,
} from './default-parameters.js';
import {
  comparableOfCell,
  type DemographicCodes,
  demographicCells,
  demographicFields,
} from './demographic-cells.js';

const lastSamePostcode = samePostcodeLevels.length;
const postcodeField = demographicFields.indexOf('postcode');

/** Probabilities by demographic field and level, `missing` left out. */
export type Marginals = readonly (readonly number[])[];

/** How likely each cell of demographic levels is among pairs of two people, given what can be compared. */
export interface NonMatches {
  readonly relation: Relation;
  /** By field and level, as if fields were independent: for reading, and where nothing was measured. */
  readonly marginals: Marginals;
  /** By cell. */
  readonly u: readonly number[];
  /** By cell, among pairs of two people whose records hold one number all the same: see {@link withEqualNumbers}. */
  readonly uWithEqualNumbers: readonly number[];
  /** By cell: the pairs with two identifying numbers that differ on which `u` rests; 0 where independence was assumed. */
  readonly observed: readonly number[];
}

/** Of the records that hold another person's number, the share that hold one of their household: a mother's, a twin's. Assumed. */
const shareFromHousehold = 0.5;

/** How likely a cell is among two people of one household, given what can be compared. */
function ofHousehold(
  marginals: Marginals,
  [dateOfBirth, postcode, sex, registeredGp]: DemographicCodes,
): number {
  if (postcode > lastSamePostcode) return 0;
  const same = (marginals[postcodeField] ?? []).slice(0, lastSamePostcode);
  const ofPostcode = postcode === 0 ? 1 : (same[postcode - 1] ?? 0) / same.reduce((sum, p) => sum + p, 0);
  return ofPostcode * independent(marginals, [dateOfBirth, 0, sex, 0]) * sharesPractice(registeredGp);
}

/**
 * Non-matches that hold one number: half of them strangers, half of one household, where postcode and practice agree of themselves.
 * Without this, a child's record with its mother's number would be linked to her for the address they share.
 */
export function withEqualNumbers(u: readonly number[], marginals: Marginals): readonly number[] {
  return u.map((ofStrangers, cell) => {
    const codes = demographicCells[cell] ?? [0, 0, 0, 0];
    return (1 - shareFromHousehold) * ofStrangers + shareFromHousehold * ofHousehold(marginals, codes);
  });
}

/** What {@link nonMatches} is made from. */
export interface NonMatchEvidence {
  readonly relation: Relation;
  readonly marginals: Marginals;
  /** By cell: pairs of two people for certain (two identifying numbers that differ). */
  readonly observed: readonly number[];
  /** By set of comparable fields: how many such pairs there are in all, candidates or not. */
  readonly totals: readonly number[];
  /** By cell: whether the blocking rules find its pairs, all of them. */
  readonly findable: readonly boolean[];
  /** Apparent people, and the pairs among them (for relation `same`: among those of one source). */
  readonly people: number;
  readonly pairsOfPeople: number;
}

/** The probability of a cell if the fields were independent. */
export function independent(marginals: Marginals, codes: DemographicCodes): number {
  return codes.reduce(
    (all, code, field) => (code === 0 ? all : all * (marginals[field]?.[code - 1] ?? 0)),
    1,
  );
}

/** Who live together are mostly of one practice. */
function sharesPractice(registeredGp: number): number {
  if (registeredGp === 0) return 1;
  return registeredGp === 1 ? 0.95 : 0.05;
}

/** The share of pairs of twins at one address that fall in a cell. */
function shareOfTwins([dateOfBirth, postcode, sex, registeredGp]: DemographicCodes): number {
  if (dateOfBirth === 0 || levelsOf('date_of_birth')[dateOfBirth]?.startsWith('exact') !== true) return 0;
  if (postcode > lastSamePostcode) return 0;
  const same = (believedM[1] ?? []).slice(0, lastSamePostcode);
  const ofPostcode = postcode === 0 ? 1 : (same[postcode - 1] ?? 0) / same.reduce((sum, p) => sum + p, 0);
  const ofDate = dateOfBirth === 1 ? 1 - 1 / 365 : 1 / 365;
  const ofSex = sex === 0 ? 1 : sex === 1 ? shareOfTwinsOfOneSex : 1 - shareOfTwinsOfOneSex;
  return ofPostcode * ofDate * ofSex * sharesPractice(registeredGp);
}

/**
 * The non-matches: joint, not field by field.
 *
 * Strangers share date of birth, postcode and sex more often than independence has it: twins and triplets do, and so do people in one hostel. Two
 * different identifying numbers say for certain that a pair is of two people, so for every cell that the blocking rules find, u is how
 * often such pairs fall in it. Up to one pair's worth of independence (with the known rate of twins) is added: it decides where the
 * data are too few to show anything. Cells the rules do not find are common among strangers, and independence serves.
 */
export function nonMatches(evidence: NonMatchEvidence): NonMatches {
  const { relation, marginals, findable, totals } = evidence;
  const twinRate =
    evidence.pairsOfPeople > 0 ? (twinPairsForEachPerson * evidence.people) / evidence.pairsOfPeople : 0;
  const u = demographicCells.map((codes, cell) => {
    const expected = Math.min(1, independent(marginals, codes) + twinRate * shareOfTwins(codes));
    const total = totals[comparableOfCell[cell] ?? 0] ?? 0;
    if (findable[cell] !== true || total === 0) return expected;
    const weight = total + weightOfIndependence;
    return ((evidence.observed[cell] ?? 0) + Math.min(1, expected * weight)) / weight;
  });
  const observed = evidence.observed.map((pairs, cell) => (findable[cell] === true ? pairs : 0));
  return { relation, marginals, u, uWithEqualNumbers: withEqualNumbers(u, marginals), observed };
}

/** The probability of a cell among non-matches whose numbers compare at `numberLevel`. */
export function nonMatchProbabilities(
  nonMatches: NonMatches | undefined,
  numberLevel: string,
): readonly number[] {
  const equal = numberLevel === 'same' || numberLevel === 'same_in_history';
  return (equal ? nonMatches?.uWithEqualNumbers : nonMatches?.u) ?? [];
}
