import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, literal, sql } from '@causeway/engine';
import {
  compareTwoRecords,
  explainPattern,
  type LinkageModel,
  type PairExplanation,
} from '@causeway/linkage';

/** Two records, whether they are one person, and why. */
export interface RecordsExplained extends PairExplanation {
  readonly records: readonly [string, string];
  readonly onePerson: boolean;
  /** The rule that brought the two together; absent when none did, or they were too unlikely to be kept. */
  readonly blockingRule?: string;
  /** What was decided of the pair itself; absent with the rule. */
  readonly decision?: string;
  /** When they are one person by way of others: the records between which links were made, from the first to the second. */
  readonly chain?: readonly string[];
}

interface KeptPair {
  readonly rule: string;
  readonly pattern: number;
  readonly decision: string;
}

async function keptPair(engine: Engine, left: string, right: string): Promise<KeptPair | undefined> {
  const [row] = await engine.query(sql`select blocking_rule, pattern, decision from pairs
    where (record_id_l = ${literal(left)} and record_id_r = ${literal(right)})
       or (record_id_l = ${literal(right)} and record_id_r = ${literal(left)})`);
  if (row === undefined) return undefined;
  return { rule: String(row.blocking_rule), pattern: Number(row.pattern), decision: String(row.decision) };
}

async function personOf(engine: Engine, recordId: string): Promise<string | undefined> {
  const [row] = await engine.query(sql`select person_id from records where record_id = ${literal(recordId)}`);
  return row === undefined ? undefined : String(row.person_id);
}

/** Linked pairs within one person, likeliest first, as steps in both directions. */
async function stepsWithin(
  engine: Engine,
  personId: string,
): Promise<readonly (readonly [string, string])[]> {
  const links = await engine.query(sql`select p.record_id_l as l, p.record_id_r as r from pairs p
    join records a on a.record_id = p.record_id_l and a.person_id = ${literal(personId)}
    join records b on b.record_id = p.record_id_r and b.person_id = ${literal(personId)}
    order by p.match_weight desc, p.record_id_l, p.record_id_r`);
  return links.flatMap(({ l, r }) => [[String(l), String(r)] as const, [String(r), String(l)] as const]);
}

/** The shortest way from one record to another over linked pairs of their person. */
async function chainBetween(
  engine: Engine,
  personId: string,
  [from, to]: readonly [string, string],
): Promise<readonly string[]> {
  const steps = await stepsWithin(engine, personId);
  const before = new Map<string, string>([[from, from]]);
  // A map is walked in the order of insertion, also of what is added on the way: breadth first.
  for (const here of before.keys())
    for (const [start, end] of steps) if (start === here && !before.has(end)) before.set(end, here);
  const chain = [to];
  for (let here = to; here !== from; ) {
    here = before.get(here) ?? from;
    chain.unshift(here);
  }
  return chain;
}

/** Why two records are, or are not, one person. Errors: CW-LINKAGE-006 (no such record). */
export async function explainRecords(
  engine: Engine,
  model: LinkageModel,
  [left, right]: readonly [string, string],
): Promise<Result<RecordsExplained, Problem>> {
  const [personLeft, personRight] = [await personOf(engine, left), await personOf(engine, right)];
  if (personLeft === undefined || personRight === undefined)
    return err(
      problem('CW-LINKAGE-006', { path: personLeft === undefined ? 'first record' : 'second record' }),
    );
  const kept = await keptPair(engine, left, right);
  const pattern = kept?.pattern ?? (await compareTwoRecords(engine, { table: 'evidence', left, right })) ?? 0;
  const onePerson = personLeft === personRight;
  const byOthers = onePerson && kept?.decision !== 'linked';
  return ok({
    records: [left, right],
    onePerson,
    ...(kept === undefined ? {} : { blockingRule: kept.rule, decision: kept.decision }),
    ...(byOthers ? { chain: await chainBetween(engine, personLeft, [left, right]) } : {}),
    ...explainPattern(model, pattern),
  });
}
