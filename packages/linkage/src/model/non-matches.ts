import { levelsOf, type Relation, relations } from '../compare/pattern.js';
import { samePostcodeLevels } from '../compare/postcode-comparison.js';
import { believedM, shareOfTwinsOfOneSex, twinPairsForEachPerson } from './default-parameters.js';
import { comparableOfCell, type DemographicCodes, demographicCells } from './demographic-cells.js';

/** How likely each cell of demographic levels is among pairs of two people, given what can be compared. */
export interface NonMatches {
  readonly relation: Relation;
  /** By field and level, as if fields were independent: for reading, and where nothing was measured. */
  readonly marginals: readonly (readonly number[])[];
  /** By cell. */
  readonly u: readonly number[];
  /** By cell: the pairs with two identifying numbers that differ on which `u` rests; 0 where independence was assumed. */
  readonly observed: readonly number[];
}

/** What {@link nonMatches} is made from. */
export interface NonMatchEvidence {
  readonly relation: Relation;
  readonly marginals: readonly (readonly number[])[];
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

const lastSamePostcode = samePostcodeLevels.length;

function independent(marginals: readonly (readonly number[])[], codes: DemographicCodes): number {
  return codes.reduce(
    (all, code, field) => (code === 0 ? all : all * (marginals[field]?.[code - 1] ?? 0)),
    1,
  );
}

/** The share of pairs of twins at one address that fall in a cell. */
function shareOfTwins([dateOfBirth, postcode, sex, registeredGp]: DemographicCodes): number {
  if (dateOfBirth === 0 || levelsOf('date_of_birth')[dateOfBirth]?.startsWith('exact') !== true) return 0;
  if (postcode > lastSamePostcode) return 0;
  const same = (believedM[1] ?? []).slice(0, lastSamePostcode);
  const ofPostcode = postcode === 0 ? 1 : (same[postcode - 1] ?? 0) / same.reduce((sum, p) => sum + p, 0);
  const ofDate = dateOfBirth === 1 ? 1 - 1 / 365 : 1 / 365;
  const ofSex = sex === 0 ? 1 : sex === 1 ? shareOfTwinsOfOneSex : 1 - shareOfTwinsOfOneSex;
  const ofPractice = registeredGp === 0 ? 1 : registeredGp === 1 ? 0.95 : 0.05;
  return ofPostcode * ofDate * ofSex * ofPractice;
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
    return ((evidence.observed[cell] ?? 0) + Math.min(1, expected * total)) / total;
  });
  const observed = evidence.observed.map((pairs, cell) => (findable[cell] === true ? pairs : 0));
  return { relation, marginals, u, observed };
}

/** The non-matches of a relation, from a list of both. */
export function ofRelation<T extends { readonly relation: Relation }>(
  list: readonly T[],
  relation: number,
): T | undefined {
  return list.find((item) => item.relation === relations[relation]);
}
