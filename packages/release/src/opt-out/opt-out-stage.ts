import { join } from 'node:path';
import { type CleanedList, type NationalOptOut, nationalOptOutOf } from '@causeway/choices';
import { type NhsNumber, ok, parseNhsNumber } from '@causeway/domain';
import { call, type Engine, sql, type Value } from '@causeway/engine';
import { classifyDistinct } from '../run/classify-distinct.js';
import { runFacts, type StatedFacts } from '../run/run-facts.js';
import { emptyReport, type Stage, type StageWork } from '../run/stage.js';
import { personDecision } from './person-decision.js';

/** A person's answer, as `persons.parquet` of the stage holds it: person_id, answer, included. */
const answerColumns = [
  { name: 'person_id', type: 'text' },
  { name: 'answer', type: 'text' },
  { name: 'included', type: 'boolean' },
] as const;

async function readTables({ engine, folderOf }: StageWork): Promise<void> {
  await engine.readParquet('admitted_persons', join(folderOf('admit'), 'persons.parquet'));
  await engine.readParquet('cleaned_list', join(folderOf('admit'), 'cleaned_list.parquet'));
  await engine.readParquet('type_two', join(folderOf('admit'), 'type_two.parquet'));
  await engine.readParquet('records', join(folderOf('link'), 'records.parquet'));
}

async function cleanedListOf(engine: Engine, freshness: CleanedList['freshness']): Promise<CleanedList> {
  const numbers = new Set<NhsNumber>();
  for await (const [column = []] of engine.columns(sql`select nhs_number from cleaned_list`)) {
    for (const number of column) numbers.add(String(number) as NhsNumber);
  }
  return { numbers, freshness, badLineCount: 0, badLines: [] };
}

/** One row per person: every valid NHS number of their records, and whether an early Type 2 objection stands on one of them. */
async function gatherPersons(engine: Engine): Promise<void> {
  await classifyDistinct(
    engine,
    {
      from: sql`admitted_persons`,
      keys: ['nhs_number'],
      table: 'numbers',
      answer: [{ name: 'valid_number', type: 'text' }],
    },
    (text = '') => {
      const number = parseNhsNumber(text);
      return number.ok ? [number.value] : undefined;
    },
  );
  await engine.createTable(
    'person_numbers',
    sql`
      select r.person_id, ${call('listDistinctSorted', sql`n.valid_number`)} as numbers, max(case when t.opted_out then 1 else 0 end) as type_two
      from records r
      join admitted_persons p on p.record_id = r.record_id
      left join numbers n on n.nhs_number = p.nhs_number
      left join type_two t on t.record_id = r.record_id
      group by r.person_id`,
  );
}

/**
 * Asks of every person, after linkage and before pseudonyms, whether they may be in the release at all.
 *
 * A record without an NHS number so inherits its person's answer. The decision is the plain function of `choices`, asked person by
 * person. Writes `persons.parquet`: person_id, answer (of the cleaned list), included; one row per person, by person_id.
 */
export function optOutStage(stated: StatedFacts): Stage {
  return {
    name: 'opt-out',
    run: async (work) => {
      const { engine } = work;
      const { terms } = runFacts(work, stated);
      await readTables(work);
      await gatherPersons(engine);
      const { freshness } = work.reportOf('admit').details.cleanedList as Pick<CleanedList, 'freshness'>;
      const list = await cleanedListOf(engine, freshness);
      const excluded: Record<string, number> = {};
      const included = { people: 0 };
      const batches: (readonly (readonly Value[])[])[] = [];
      for await (const chunk of engine.columns(
        sql`select person_id, numbers, type_two from person_numbers order by person_id`,
      )) {
        batches.push(
          decideChunk(chunk, (numbers, typeTwo) => {
            const answer = nationalOptOutOf(numbers, list);
            const decision = personDecision(terms, { nationalOptOut: answer, typeTwoOptedOut: typeTwo });
            if (decision.included) included.people += 1;
            else
              count(
                excluded,
                decision.reason === 'national-opt-out' ? `national opt-out: ${answer}` : decision.reason,
              );
            return { answer, included: decision.included };
          }),
        );
      }
      await engine.load('answers', answerColumns, batches);
      await engine.writeParquet(
        sql`select * from answers order by person_id`,
        join(work.folder, 'persons.parquet'),
      );
      const people = included.people + Object.values(excluded).reduce((sum, number) => sum + number, 0);
      return ok({ ...emptyReport, rowsIn: { people }, rowsOut: { people: included.people }, excluded });
    },
  };
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function decideChunk(
  [people = [], numbers = [], typeTwo = []]: readonly (readonly Value[])[],
  decide: (numbers: readonly NhsNumber[], typeTwo: boolean) => { answer: NationalOptOut; included: boolean },
): readonly (readonly Value[])[] {
  const decisions = people.map((_, row) =>
    decide((numbers[row] ?? []) as readonly NhsNumber[], Number(typeTwo[row]) === 1),
  );
  return [people, decisions.map(({ answer }) => answer), decisions.map(({ included }) => included)];
}
