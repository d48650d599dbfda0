import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, type Step, sql } from '@causeway/engine';
import { candidateRules } from './candidates/candidate-pairs.js';
import { pairsStep } from './compare/pairs-step.js';
import { completeness, presentColumns } from './completeness.js';
import type { LinkOutcome, ReviewReason, RuleResult } from './link-outcome.js';
import { defaultLinkThreshold, type LinkageSpec } from './linkage-spec.js';
import type { LinkageModel } from './model/linkage-model.js';
import { peopleStep } from './model/marginals.js';
import { prepareTraining } from './model/prepare-training.js';
import { loadScores, scorePatterns } from './model/score-pattern.js';
import { trainModel } from './model/train-model.js';
import { findPersons } from './persons/find-persons.js';
import { identitiesStep, pairsResultStep, recordsResultStep, reviewStep } from './persons/result-steps.js';
import { defaultIgnoreLists } from './standardise/ignore-lists.js';
import { standardiseSteps } from './standardise/standardise-steps.js';

/** What a linkage is done with. */
export interface LinkParts {
  readonly engine: Engine;
  /** Told the name of each step before it is taken. */
  readonly onProgress?: (stage: string) => void;
  /** Told each SQL step before it runs, for `--show-sql`. */
  readonly onStep?: (step: Step) => void;
  /** Seed of the sample of random pairs. */
  readonly seed: number;
}

/** Records for which every pair of two people for certain is made; with more, a sample. */
const recordsWithoutSampling = 250_000;

function checkSpec(spec: LinkageSpec): Problem | undefined {
  if (!spec.columns.includes('record_id')) return problem('CW-LINKAGE-001');
  const evidence = spec.columns.filter(
    (column) => !['record_id', 'source', 'valid_from', 'valid_to'].includes(column),
  );
  return evidence.length === 0 ? problem('CW-LINKAGE-001') : undefined;
}

async function hasSharedRecordIds(engine: Engine): Promise<boolean> {
  const [counted] = await engine.query(
    sql`select count(*) as records, count(distinct record_id) as ids from link_identities`,
  );
  return Number(counted?.records) !== Number(counted?.ids);
}

async function ruleResults(
  engine: Engine,
  names: readonly string[],
): Promise<readonly { rule: string; firstFound: number }[]> {
  const rows = await engine.query(
    sql`select rule, count(*) as pairs from link_compared group by rule order by rule`,
  );
  const pairs = new Map(rows.map((row) => [Number(row.rule), Number(row.pairs)]));
  return names.map((rule, code) => ({ rule, firstFound: pairs.get(code) ?? 0 }));
}

/** A model trained elsewhere, its prior fitted to how many records there are here: with twice the records, two at random are half as likely one person's. */
function fitted(model: LinkageModel, records: number): LinkageModel {
  return records === 0
    ? model
    : { ...model, prior: Math.min(0.5, (model.prior * model.records) / records), records };
}

/**
 * Links the records of `spec.table`.
 *
 * Leaves in the engine `link_records` (record_id, source, person_id), `link_pairs` (record_id_l, record_id_r,
 * blocking_rule, pattern, match_weight, match_probability, decision: candidate pairs with a probability of at least 0.001),
 * `link_review` (record_id_l, record_id_r, match_probability, reason: for clerical review) and `link_evidence` (one row per record: identifiers). The same
 * records give the same persons, whatever the order of rows, the engine or the number of threads.
 *
 * Errors: CW-LINKAGE-001 (no record_id or nothing to compare), CW-LINKAGE-002 (no records), CW-LINKAGE-003 (the model is of another identifier scheme).
 */
export async function link(parts: LinkParts, spec: LinkageSpec): Promise<Result<LinkOutcome, Problem>> {
  const wrong = checkSpec(spec);
  if (wrong !== undefined) return err(wrong);
  if (spec.model !== undefined && spec.model.identifierScheme !== spec.identifierScheme)
    return err(problem('CW-LINKAGE-003'));
  const run = stepRunner(parts);
  for (const step of [...standardiseSteps(spec), identitiesStep, peopleStep]) await run(step);
  const sources = await completeness(parts.engine);
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  if (records === 0) return err(problem('CW-LINKAGE-002'));
  if (await hasSharedRecordIds(parts.engine)) return err(problem('CW-LINKAGE-004'));
  return ok(await linkRecords(parts, spec, { run, sources, records }));
}

interface Standardised {
  readonly run: (step: Step) => Promise<void>;
  readonly sources: LinkOutcome['completeness'];
  readonly records: number;
}

function stepRunner({ engine, onProgress, onStep }: LinkParts): (step: Step) => Promise<void> {
  return async (step) => {
    onProgress?.(step.table);
    onStep?.(step);
    await engine.createTable(step.table, step.query);
  };
}

async function reviewCounts(engine: Engine): Promise<LinkOutcome['review']> {
  const rows = await engine.query(
    sql`select reason, count(*) as pairs from link_review group by reason order by reason`,
  );
  const counts = new Map(rows.map((row) => [row.reason, Number(row.pairs)]));
  const of = (reason: ReviewReason): number => counts.get(reason) ?? 0;
  return {
    two_candidates: of('two_candidates'),
    conflicting_numbers: of('conflicting_numbers'),
    one_to_one: of('one_to_one'),
    near_threshold: of('near_threshold'),
  };
}

async function makeAndCompare(parts: LinkParts, spec: LinkageSpec, { run, sources, records }: Standardised) {
  const { defaultBirthdays } = spec.ignore ?? defaultIgnoreLists;
  const strangersOneIn = Math.max(1, Math.floor(records / recordsWithoutSampling));
  parts.onProgress?.('count candidate pairs');
  const present = await presentColumns(parts.engine, sources);
  const rules = await candidateRules(parts.engine, present, { mode: spec.mode, records, strangersOneIn });
  await run(rules.step);
  await parts.engine.dropTable('link_rows');
  await run(pairsStep(defaultBirthdays));
  await parts.engine.dropTable('link_candidates');
  const training = {
    mode: spec.mode,
    rules: rules.demographic,
    strangersOneIn,
    defaultBirthdays,
    seed: parts.seed,
  };
  return { rules, training };
}

async function linkRecords(
  parts: LinkParts,
  spec: LinkageSpec,
  standardised: Standardised,
): Promise<LinkOutcome> {
  const { engine } = parts;
  const { run, records, sources } = standardised;
  const { rules, training } = await makeAndCompare(parts, spec, standardised);
  parts.onProgress?.('train model');
  const prepared = await prepareTraining(engine, training);
  const model =
    spec.model === undefined
      ? trainModel({ ...prepared, identifierScheme: spec.identifierScheme, records })
      : fitted(spec.model, records);
  const patterns = scorePatterns(model, prepared.patterns);
  await loadScores(engine, patterns);
  parts.onProgress?.('resolve persons');
  const linkThreshold = spec.linkThreshold ?? defaultLinkThreshold;
  const found = await findPersons(engine, { ...prepared, mode: spec.mode, records, linkThreshold });
  for (const step of [recordsResultStep, pairsResultStep(rules.names), reviewStep]) await run(step);
  const firstFound = await ruleResults(engine, rules.names);
  const assessed = new Map(rules.assessments.map((assessment) => [assessment.rule, assessment]));
  const results: readonly RuleResult[] = [
    ...firstFound.map((result) => ({ ...assessed.get(result.rule), ...result })),
    ...rules.assessments
      .filter(({ refusal }) => refusal !== undefined)
      .map((assessment) => ({ ...assessment, firstFound: 0 })),
  ];
  const expectedMatches = model.strata.reduce((sum, stratum) => sum + stratum.expectedMatches, 0);
  return {
    records,
    completeness: sources,
    rules: results,
    candidatePairs: firstFound.reduce((sum, result) => sum + result.firstFound, 0),
    model,
    patterns,
    linkThreshold,
    ...found,
    review: await reviewCounts(engine),
    expectedMissedLinks: Math.max(0, expectedMatches - (found.links - found.expectedFalseLinks)),
  };
}
