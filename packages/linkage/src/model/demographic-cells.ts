import type { BlockingRule } from '../candidates/blocking-rule.js';
import type { ComparedField } from '../compare/comparison.js';
import { levelsOf, relations } from '../compare/pattern.js';

/** The fields that say what a person is like, as opposed to the number that says who. */
export const demographicFields = [
  'date_of_birth',
  'postcode',
  'sex',
  'registered_gp',
] as const satisfies readonly ComparedField[];

/** One of {@link demographicFields}. */
export type DemographicField = (typeof demographicFields)[number];

/** Codes of the levels of the demographic fields, in their order. */
export type DemographicCodes = readonly [
  dateOfBirth: number,
  postcode: number,
  sex: number,
  registeredGp: number,
];

const sizes = demographicFields.map((field) => levelsOf(field).length);

/** How many combinations of levels the demographic fields have. */
export const cellCount = sizes.reduce((all, size) => all * size, 1);

/** The levels' codes of every combination, by its number: the demographic part of a pattern's code. */
export const demographicCells: readonly DemographicCodes[] = Array.from({ length: cellCount }, (_, cell) => {
  let rest = cell;
  const codes = sizes.toReversed().map((size) => {
    const code = rest % size;
    rest = Math.floor(rest / size);
    return code;
  });
  return codes.toReversed() as unknown as DemographicCodes;
});

/** A pattern's code taken apart. */
export interface PatternParts {
  readonly number: number;
  readonly cell: number;
  readonly relation: number;
}

/** The parts of a code of `encodePattern`. */
export function patternParts(pattern: number): PatternParts {
  const fields = Math.floor(pattern / relations.length);
  return {
    number: Math.floor(fields / cellCount),
    cell: fields % cellCount,
    relation: pattern % relations.length,
  };
}

/** Which fields of a cell can be compared, as bits: 1 for the first field, 2 for the second, … */
export function comparableFields(codes: DemographicCodes): number {
  return codes.reduce((bits, code, field) => (code > 0 ? bits | (1 << field) : bits), 0);
}

/** How many sets of comparable fields there are. */
export const comparableSets = 1 << demographicFields.length;

/** The set of comparable fields of every cell. */
export const comparableOfCell: readonly number[] = demographicCells.map(comparableFields);

/** For every cell, whether one of the rules finds the pairs in it. */
export function findableCells(rules: readonly BlockingRule[]): readonly boolean[] {
  const wanted = rules.map(({ finds }) =>
    demographicFields.map((field) => finds[field]?.map((level) => levelsOf(field).indexOf(level))),
  );
  return demographicCells.map((codes) =>
    wanted.some((levels) =>
      levels.every((allowed, field) => allowed === undefined || allowed.includes(codes[field] ?? 0)),
    ),
  );
}

/** The least code of a pattern with two identifying numbers that differ: two people, never a link. All greater codes are such too. */
export const firstPatternOfTwoNumbers = levelsOf('number').indexOf('differs') * cellCount * relations.length;
