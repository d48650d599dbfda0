import { type ComparedField, comparedFields } from './compare/comparison.js';
import { decodePattern, levelCode, levelsOf, relations } from './compare/pattern.js';
import { samePostcodeLevels } from './compare/postcode-comparison.js';
import { type DemographicCodes, demographicCells, patternParts } from './model/demographic-cells.js';
import type { LinkageModel, NumberStratum } from './model/linkage-model.js';
import { matchLevels } from './model/match-levels.js';
import type { Marginals } from './model/non-matches.js';
import { scorePattern } from './model/score-pattern.js';

/** One part of a pair's match weight, in bits: above 0 it speaks for one person. */
export interface WeightPart {
  /** What it comes from: a field, `prior`, `postcode_frequency` or `dependence`. */
  readonly part: string;
  /** The level of the field; empty for other parts. */
  readonly level: string;
  readonly weight: number;
}

/** Why a pair is likely or unlikely to be one person: levels and weights, no values. */
export interface PairExplanation {
  readonly levels: Readonly<Record<ComparedField, string>>;
  readonly sameSource: boolean;
  /** They add up to `matchWeight` plus the prior's log odds. */
  readonly parts: readonly WeightPart[];
  readonly matchWeight: number;
  readonly matchProbability: number;
}

const bits = (m: number, u: number): number => (m > 0 && u > 0 ? Math.log2(m / u) : 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sameCodes = samePostcodeLevels.map((level) => levelCode('postcode', level));

/** The weight of one field of a cell, as if it stood alone. */
function fieldWeight(m: readonly number[], level: number, u: number): number {
  return level < 0 ? 0 : bits(m[level] ?? 0, u);
}

/** Postcode and practice, which matches have together: first as if every postcode were equally common, then what its frequency adds. */
function placeWeights(stratum: NumberStratum, marginals: Marginals, codes: DemographicCodes) {
  const [, postcode, , practice] = codes;
  const uOfPractice = practice > 0 ? (marginals[3]?.[practice - 1] ?? 0) : 1;
  const weightAt = (postcodes: readonly number[]): number => {
    const cells = postcodes.map((code) => matchLevels([0, code, 0, practice]));
    const m = sum(
      cells.map(([, , place = -1, alone = -1, only = -1]) => mOfPlace(stratum, place, [alone, only])),
    );
    const u = postcode > 0 ? sum(postcodes.map((code) => marginals[1]?.[code - 1] ?? 0)) : 1;
    return bits(m, u * uOfPractice);
  };
  if (postcode === 0 && practice === 0) return { place: 0, frequency: 0 };
  const exact = weightAt([postcode]);
  const place = sameCodes.includes(postcode) ? weightAt(sameCodes) : exact;
  return { place, frequency: exact - place };
}

function mOfPlace(
  { m }: NumberStratum,
  place: number,
  [postcode, practice]: readonly [number, number],
): number {
  if (place >= 0) return m[2]?.[place] ?? 0;
  return postcode >= 0 ? (m[3]?.[postcode] ?? 0) : (m[4]?.[practice] ?? 0);
}

/**
 * The parts of a pattern's match weight.
 *
 * Each field's weight is log2 (m / u) with the field alone; `postcode_frequency` is what this postcode's being rare or common adds; `dependence`
 * is the rest: fields that agree by chance agree together (twins, households), so it is mostly negative.
 */
export function explainPattern(model: LinkageModel, pattern: number): PairExplanation {
  const { number, cell, relation } = patternParts(pattern);
  const { relation: _, ...levels } = decodePattern(pattern);
  const { matchWeight, matchProbability } = scorePattern(model, pattern);
  const stratum = model.strata.find(
    (one) => one.relation === relations[relation] && one.level === levelsOf('number')[number],
  );
  const marginals = model.nonMatches[relation]?.marginals ?? [];
  const codes = demographicCells[cell] ?? [0, 0, 0, 0];
  const [dateOfBirth = -1, sex = -1] = matchLevels(codes);
  const place = stratum === undefined ? { place: 0, frequency: 0 } : placeWeights(stratum, marginals, codes);
  const fields: readonly WeightPart[] = [
    {
      part: 'number',
      level: levels.number,
      weight: bits(stratum?.mProbability ?? 0, stratum?.uProbability ?? 0),
    },
    {
      part: 'date_of_birth',
      level: levels.date_of_birth,
      weight: fieldWeight(stratum?.m[0] ?? [], dateOfBirth, marginals[0]?.[dateOfBirth] ?? 0),
    },
    {
      part: 'sex',
      level: levels.sex,
      weight: fieldWeight(stratum?.m[1] ?? [], sex, marginals[2]?.[sex] ?? 0),
    },
    {
      part: 'postcode and registered_gp',
      level: `${levels.postcode}, ${levels.registered_gp}`,
      weight: place.place,
    },
    { part: 'postcode_frequency', level: '', weight: place.frequency },
  ];
  const dependence = matchWeight - sum(fields.map(({ weight }) => weight));
  const prior = Math.log2(model.prior / (1 - model.prior));
  return {
    levels: Object.fromEntries(
      comparedFields.map((field) => [field, levels[field]]),
    ) as PairExplanation['levels'],
    sameSource: relations[relation] === 'same',
    parts: [
      { part: 'prior', level: '', weight: prior },
      ...fields,
      { part: 'dependence', level: '', weight: dependence },
    ],
    matchWeight,
    matchProbability,
  };
}
