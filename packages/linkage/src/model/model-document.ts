import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { levelsOf, relations } from '../compare/pattern.js';
import { cellCount, demographicCells, demographicFields } from './demographic-cells.js';
import { assumptions, type LinkageModel, type NumberStratum } from './linkage-model.js';
import { matchFields } from './match-levels.js';
import { independent, type NonMatches, withEqualNumbers } from './non-matches.js';

const format = 'causeway-linkage-model';
const version = 1;

type Named = Readonly<Record<string, number>>;

const comparable = (field: (typeof demographicFields)[number]): readonly string[] => levelsOf(field).slice(1);

/** The names of the levels of each of `matchFields`; those of `place` join postcode and practice. */
const matchLevelNames: readonly (readonly string[])[] = [
  comparable('date_of_birth'),
  comparable('sex'),
  comparable('postcode').flatMap((postcode) =>
    comparable('registered_gp').map((practice) => `postcode ${postcode}, registered_gp ${practice}`),
  ),
  comparable('postcode'),
  comparable('registered_gp'),
];

function named(names: readonly string[], values: readonly number[]): Named {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? 0]));
}

function log2Ratio(m: number, u: number): number | null {
  return m > 0 && u > 0 ? Math.round(1000 * Math.log2(m / u)) / 1000 : null;
}

function stratumDocument({ m, ...stratum }: NumberStratum) {
  return {
    ...stratum,
    matchWeight: log2Ratio(stratum.mProbability, stratum.uProbability),
    mProbabilities: Object.fromEntries(
      matchFields.map((field, index) => [field, named(matchLevelNames[index] ?? [], m[index] ?? [])]),
    ),
  };
}

/** The cells whose probability is not that of independent fields, those seen most often first. */
function jointCells({ marginals, u, observed }: NonMatches) {
  return demographicCells
    .map((codes, cell) => ({ codes, cell, uProbability: u[cell] ?? 0, pairs: observed[cell] ?? 0 }))
    .filter(({ codes, uProbability }) => uProbability !== Math.min(1, independent(marginals, codes)))
    .sort((a, b) => b.pairs - a.pairs || a.cell - b.cell)
    .map(({ codes, uProbability, pairs }) => ({
      ...Object.fromEntries(
        demographicFields.map((field, index) => [field, levelsOf(field)[codes[index] ?? 0]]),
      ),
      uProbability,
      pairs,
    }));
}

function nonMatchesDocument(nonMatches: NonMatches) {
  return {
    relation: nonMatches.relation,
    uProbabilities: Object.fromEntries(
      demographicFields.map((field, index) => [
        field,
        named(comparable(field), nonMatches.marginals[index] ?? []),
      ]),
    ),
    joint: jointCells(nonMatches),
  };
}

/**
 * The model as JSON to be read, kept and edited: probabilities by the names of their levels. `mProbability` is a share of the matches, `uProbability`
 * one of the non-matches, `matchWeight` log2 of their ratio. `readModel` gives back the same model to the bit.
 */
export function modelDocument(model: LinkageModel) {
  return {
    format,
    version,
    identifierScheme: model.identifierScheme,
    records: model.records,
    priorProbability: model.prior,
    convergence: model.convergence,
    statement: model.statement,
    assumptions,
    numberLevels: model.strata.map(stratumDocument),
    nonMatches: model.nonMatches.map(nonMatchesDocument),
  };
}

type Document = ReturnType<typeof modelDocument>;

function values(names: readonly string[], held: Named | undefined): readonly number[] {
  return names.map((name) => held?.[name] ?? 0);
}

function readStratum(document: Document['numberLevels'][number]): NumberStratum {
  const { mProbabilities, matchWeight: _, ...stratum } = document;
  return {
    ...stratum,
    m: matchFields.map((field, index) => values(matchLevelNames[index] ?? [], mProbabilities[field])),
  };
}

function cellOf(levels: Readonly<Record<string, unknown>>): number {
  return demographicFields.reduce(
    (cell, field) =>
      cell * levelsOf(field).length + Math.max(0, levelsOf(field).indexOf(String(levels[field]))),
    0,
  );
}

function readNonMatches(document: Document['nonMatches'][number]): NonMatches {
  const marginals = demographicFields.map((field) =>
    values(comparable(field), document.uProbabilities[field]),
  );
  const u = demographicCells.map((codes) => Math.min(1, independent(marginals, codes)));
  const observed = new Array<number>(cellCount).fill(0);
  for (const cell of document.joint) {
    u[cellOf(cell)] = cell.uProbability;
    observed[cellOf(cell)] = cell.pairs;
  }
  return {
    relation: document.relation,
    marginals,
    u,
    uWithEqualNumbers: withEqualNumbers(u, marginals),
    observed,
  };
}

function isDocument(value: unknown): value is Document {
  const held = (value ?? {}) as Partial<Document>;
  return (
    held.format === format &&
    held.version === version &&
    Array.isArray(held.numberLevels) &&
    Array.isArray(held.nonMatches) &&
    held.nonMatches.length === relations.length
  );
}

/** The model that a document of {@link modelDocument} holds. Error: CW-LINKAGE-005. */
export function readModel(document: unknown): Result<LinkageModel, Problem> {
  if (!isDocument(document)) return err(problem('CW-LINKAGE-005'));
  try {
    return ok({
      identifierScheme: document.identifierScheme,
      records: document.records,
      prior: document.priorProbability,
      convergence: document.convergence,
      statement: document.statement,
      strata: document.numberLevels.map(readStratum),
      nonMatches: document.nonMatches.map(readNonMatches),
    });
  } catch {
    // A part of the document that is missing or of another type.
    return err(problem('CW-LINKAGE-005'));
  }
}
