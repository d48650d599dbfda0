import { type Engine, identifier, type Sql, sql } from '@causeway/engine';

/** How well persons agree with the truth, in pairs of records. */
export interface PairAccuracy {
  /** Pairs that are one person in truth; pairs linked; pairs that are both. */
  readonly truePairs: number;
  readonly linkedPairs: number;
  readonly rightPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of true pairs that were not linked, and of linked pairs that are not true, 0 to 1. */
  readonly missed: number;
  readonly false: number;
}

/** {@link PairAccuracy} of the records of one group: of the partners that they have, and were given. */
export interface GroupAccuracy extends PairAccuracy {
  readonly group: string;
}

/** What is held against what. */
export interface EvaluationTables {
  /** A table with record_id and person: who is really whom. */
  readonly truth: string;
  /** A table with record_id and person_id, as `link` leaves it in `link_records`. */
  readonly records: string;
  /** A column of `truth` by which to report as well, such as sex or setting. */
  readonly groupBy?: string;
}

function accuracy(truePairs: number, linkedPairs: number, rightPairs: number): PairAccuracy {
  const precision = linkedPairs === 0 ? 1 : rightPairs / linkedPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    truePairs,
    linkedPairs,
    rightPairs,
    precision,
    recall,
    f1,
    missed: 1 - recall,
    false: 1 - precision,
  };
}

/** One row per record that has a truth: person, person_id, and its group. */
function judgedRecords({ truth, records, groupBy }: EvaluationTables): Sql {
  const group = groupBy === undefined ? sql`''` : sql`coalesce(cast(t.${identifier(groupBy)} as string), '')`;
  return sql`select t.person, r.person_id, ${group} as judged_group from ${identifier(truth)} t
    join ${identifier(records)} r on r.record_id = t.record_id where t.person is not null`;
}

/** For each record how many partners it has by `keys`, added up by group: twice the pairs, whole numbers all the way. */
function partners(judged: Sql, keys: Sql): Sql {
  return sql`select judged_group, cast(sum(in_group * (together - 1)) as bigint) as partners
    from (select ${keys}, judged_group, count(*) as in_group from (${judged}) as j group by ${keys}, judged_group) as g
    join (select ${keys}, count(*) as together from (${judged}) as j group by ${keys}) as c using (${keys})
    group by judged_group order by judged_group`;
}

/**
 * Holds persons against the truth: pair precision, recall and F1, over all records and by group. Records without a truth are left out.
 * The counts are whole numbers, so the answer is exact. Cost: six groupings of the records.
 */
export async function evaluate(
  engine: Engine,
  tables: EvaluationTables,
): Promise<{ readonly all: PairAccuracy; readonly groups: readonly GroupAccuracy[] }> {
  const judged = judgedRecords(tables);
  const count = async (keys: Sql): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (await engine.query(partners(judged, keys))).map((row) => [
        String(row.judged_group),
        Number(row.partners),
      ]),
    );
  const inTruth = await count(sql`person`);
  const linked = await count(sql`person_id`);
  const right = await count(sql`person, person_id`);
  const total = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + n, 0) / 2;
  const groups = [...inTruth.keys()].map((group) => ({
    group,
    ...accuracy(inTruth.get(group) ?? 0, linked.get(group) ?? 0, right.get(group) ?? 0),
  }));
  return {
    all: accuracy(total(inTruth), total(linked), total(right)),
    groups: tables.groupBy === undefined ? [] : groups,
  };
}
