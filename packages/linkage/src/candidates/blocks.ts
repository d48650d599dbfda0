import { type Engine, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import type { LinkageMode } from '../linkage-spec.js';
import type { BlockingRule } from './blocking-rule.js';

/** What a blocking rule would make, counted before it makes anything. */
export interface RuleAssessment {
  readonly rule: string;
  readonly why: string;
  /** Blocks with at least one pair. */
  readonly blocks: number;
  /** Pairs in all blocks; rows of history and pairs of earlier rules count too, so it is an upper limit. */
  readonly pairs: number;
  /** The five largest blocks, in records, largest first. */
  readonly largestBlocks: readonly number[];
  /** Blocks over the rule's limit, and their pairs, which are not made. */
  readonly leftOut: { readonly blocks: number; readonly pairs: number };
  /** Why the rule is not used at all. */
  readonly refusal?: string;
}

/** The number of pairs that a block with `n` rows makes, when `squares` adds up the squares of its rows by source. */
function pairsOfBlock(mode: LinkageMode): Sql {
  if (mode === 'link') return sql`(n * n - squares) / 2`;
  return mode === 'dedupe' ? sql`(squares - n) / 2` : sql`(n * n - n) / 2`;
}

const columns = (names: readonly string[]): Sql => join(names.map((name) => identifier(name)));

/** One row per block of several rows: keys, n, pairs. */
function blocksQuery(keys: readonly string[], mode: LinkageMode): Sql {
  const present = join(
    keys.map((key) => sql`${identifier(key)} is not null`),
    sql` and `,
  );
  const bySource = sql`select ${columns(keys)}, count(*) as rows_of_source from link_rows
    where ${present} group by ${columns(keys)}, source_id`;
  const blocks =
    mode === 'both'
      ? sql`select ${columns(keys)}, count(*) as n, 0 as squares from link_rows where ${present} group by ${columns(keys)} having count(*) > 1`
      : sql`select ${columns(keys)}, sum(rows_of_source) as n, sum(rows_of_source * rows_of_source) as squares
          from (${bySource}) as s group by ${columns(keys)} having sum(rows_of_source) > 1`;
  return sql`select ${columns(keys)}, n, cast(${pairsOfBlock(mode)} as bigint) as pairs from (${blocks}) as b`;
}

/** The name of the table that holds the keys of blocks too large for this rule. */
export function largeBlocksTable(rule: BlockingRule): string {
  return `link_large_blocks_${rule.name}`;
}

async function countBlocks(engine: Engine, rule: BlockingRule, blocks: Sql): Promise<RuleAssessment> {
  const tooLarge = sql`n > ${literal(rule.largestBlock)}`;
  const [count] = await engine.query(sql`select count(*) as blocks, coalesce(sum(pairs), 0) as pairs,
      count(case when ${tooLarge} then 1 end) as large_blocks, coalesce(sum(case when ${tooLarge} then pairs end), 0) as large_pairs
    from ${blocks}`);
  const largest = await engine.query(sql`select n from ${blocks} order by n desc limit 5`);
  return {
    rule: rule.name,
    why: rule.why,
    blocks: Number(count?.blocks),
    pairs: Number(count?.pairs),
    largestBlocks: largest.map(({ n }) => Number(n)),
    leftOut: { blocks: Number(count?.large_blocks), pairs: Number(count?.large_pairs) },
  };
}

/**
 * Counts the blocks and pairs of a rule, without making a pair, and keeps the keys of blocks over its limit in
 * {@link largeBlocksTable}. Cost: one grouping of `link_rows`.
 */
export async function assessRule(
  engine: Engine,
  rule: BlockingRule,
  { mode, records }: { readonly mode: LinkageMode; readonly records: number },
): Promise<RuleAssessment> {
  const table = 'link_blocks';
  await engine.createTable(table, blocksQuery(rule.keys, mode));
  const assessment = await countBlocks(engine, rule, identifier(table));
  if (assessment.leftOut.blocks > 0) {
    const large = sql`select ${columns(rule.keys)} from ${identifier(table)} where n > ${literal(rule.largestBlock)}`;
    await engine.createTable(largeBlocksTable(rule), large);
  }
  await engine.dropTable(table);
  const allowed = records * rule.pairsPerRecord;
  const made = assessment.pairs - assessment.leftOut.pairs;
  return made <= allowed
    ? assessment
    : {
        ...assessment,
        refusal: `It would make ${made} pairs, more than the ${rule.pairsPerRecord} for each record that it may.`,
      };
}
