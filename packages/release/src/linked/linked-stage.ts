import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultExcludedCodeSet, excludedCategoryOf, type ReleaseTerms } from '@causeway/choices';
import { err, ok, type Problem, parsePostcode, problem, type Result } from '@causeway/domain';
import { type Engine, runSteps, sql, type Value } from '@causeway/engine';
import { dateShiftWeeks } from '../pseudonym/date-shift.js';
import type { MasterKey } from '../pseudonym/master-key.js';
import { pseudonymToken } from '../pseudonym/pseudonym-token.js';
import { type ReleaseKey, releaseKey } from '../pseudonym/release-key.js';
import { classifyDistinct } from '../run/classify-distinct.js';
import { runFacts, type StatedFacts } from '../run/run-facts.js';
import { emptyReport, type Stage, type StageWork } from '../run/stage.js';
import { linkedSteps, personSteps } from './person-steps.js';
import { uniqueness } from './uniqueness.js';

/** The keys of one release: who its people are called, and how their dates move. */
interface ReleaseKeys {
  readonly person: ReleaseKey;
  readonly dateShift: ReleaseKey;
}

const daysPerWeek = 7;

function releaseKeys(master: MasterKey, release: string): Result<ReleaseKeys, Problem> {
  const person = releaseKey(master, { release, field: 'person' });
  if (!person.ok) return person;
  const dateShift = releaseKey(master, { release, field: 'date-shift' });
  return dateShift.ok ? ok({ person: person.value, dateShift: dateShift.value }) : dateShift;
}

async function readTables({ engine, folderOf }: StageWork): Promise<void> {
  for (const [table, file] of [
    ['admitted_persons', 'persons'],
    ['admitted_events', 'events'],
    ['areas', 'areas'],
  ] as const) {
    await engine.readParquet(table, join(folderOf('admit'), `${file}.parquet`));
  }
  await engine.readParquet('records', join(folderOf('link'), 'records.parquet'));
  await engine.readParquet('answers', join(folderOf('opt-out'), 'persons.parquet'));
  await engine.createTable('may_be_used', sql`select person_id from answers where included`);
}

async function classifyPostcodes(engine: Engine): Promise<void> {
  const answer = [{ name: 'normal_form', type: 'text' }] as const;
  await classifyDistinct(
    engine,
    { from: sql`admitted_persons`, keys: ['postcode'], table: 'postcodes', answer },
    (text = '') => {
      const postcode = parsePostcode(text);
      return postcode.ok ? [postcode.value] : undefined;
    },
  );
}

async function classifyCodes(engine: Engine, terms: ReleaseTerms): Promise<void> {
  const set = terms.excludedCodes ?? defaultExcludedCodeSet;
  const answer = [{ name: 'category', type: 'text' }] as const;
  const keys = ['code_system', 'code'];
  await classifyDistinct(
    engine,
    { from: sql`admitted_events`, keys, table: 'excluded_codes', answer },
    (codeSystem = '', code = '') => {
      const category = excludedCategoryOf(set, { codeSystem, code });
      return category === undefined ? undefined : [category];
    },
  );
}

async function makeTokens(engine: Engine, keys: ReleaseKeys): Promise<void> {
  const batches: (readonly (readonly Value[])[])[] = [];
  for await (const [people = []] of engine.columns(
    sql`select person_id from may_be_used order by person_id`,
  )) {
    const ids = people.map(String);
    batches.push([
      ids,
      ids.map((id) => pseudonymToken(keys.person, id)),
      ids.map((id) => daysPerWeek * dateShiftWeeks(keys.dateShift, id)),
    ]);
  }
  await engine.load(
    'tokens',
    [
      { name: 'person_id', type: 'text' },
      { name: 'person_token', type: 'text' },
      { name: 'shift_days', type: 'integer' },
    ],
    batches,
  );
}

async function countOf(engine: Engine, table: ReturnType<typeof sql>): Promise<number> {
  const [row] = await engine.query(sql`select count(*) as rows from ${table} as counted`);
  return Number(row?.rows);
}

async function excludedEntries(engine: Engine): Promise<Record<string, number>> {
  const rows = await engine.query(sql`
    select x.category, count(*) as entries from admitted_events e
    join records r on r.record_id = e.record_id
    join may_be_used m on m.person_id = r.person_id
    join excluded_codes x on x.code_system = coalesce(e.code_system, '') and x.code = coalesce(e.code, '')
    group by x.category order by x.category`);
  return Object.fromEntries(
    rows.map(({ category, entries }) => [`excluded code: ${String(category)}`, Number(entries)]),
  );
}

/** Entries that went to linkage and are of people who may not be used. */
async function entriesOfOthers(engine: Engine): Promise<number> {
  const [row] = await engine.query(sql`
    select count(*) as entries from admitted_events e
    join records r on r.record_id = e.record_id
    left join may_be_used m on m.person_id = r.person_id
    where m.person_id is null`);
  return Number(row?.entries);
}

/**
 * How often a canary shows in what is about to be published: a person who objected, a code of an excluded set, or the mark `CANARY-`
 * that canaries carry on an entry which must be left out.
 */
async function canariesSeen({ engine, folderOf }: StageWork): Promise<number> {
  await engine.readParquet('canaries', join(folderOf('admit'), 'canaries.parquet'));
  const [row] = await engine.query(sql`
    select
      (select count(*) from canaries c
        join records r on r.record_id = c.record_id
        join tokens t on t.person_id = r.person_id
        join linked_persons l on l.person_token = t.person_token
        where c.family like 'national%')
      + (select count(*) from canaries c join records r on r.record_id = c.record_id where c.family like 'type-1%')
      + (select count(*) from linked_events e join excluded_codes x
          on x.code_system = coalesce(e.code_system, '') and x.code = coalesce(e.code, ''))
      + (select count(*) from linked_events where code like 'CANARY-%' or value like 'CANARY-%') as seen`);
  return Number(row?.seen);
}

async function writeLinked(engine: Engine, folder: string): Promise<void> {
  const linked = join(folder, 'linked');
  await mkdir(linked);
  await engine.writeParquet(
    sql`select * from linked_persons order by person_token`,
    join(linked, 'persons.parquet'),
  );
  await engine.writeParquet(
    sql`select * from linked_events
      order by person_token, start_date, end_date, kind, code_system, code, source_ods, value, unit, source_kind`,
    join(linked, 'events.parquet'),
  );
}

async function makeLinkedDataset(
  work: StageWork,
  terms: ReleaseTerms,
  keys: ReleaseKeys,
): Promise<Result<void, Problem>> {
  const { engine, onProgress } = work;
  await readTables(work);
  await classifyPostcodes(engine);
  await classifyCodes(engine, terms);
  await makeTokens(engine, keys);
  await runSteps(engine, [...personSteps, ...linkedSteps], ({ table }) =>
    onProgress(table.replaceAll('_', ' ')),
  );
  const seen = await canariesSeen(work);
  if (seen > 0) return err(problem('CW-RELEASE-004'));
  onProgress('writing the linked dataset');
  await writeLinked(engine, work.folder);
  return ok(undefined);
}

/**
 * Makes the linked dataset: people under tokens of this release alone, entries of excluded code sets left out, dates of birth as
 * years, postcodes as place and deprivation decile, dates of entries shifted. Writes `linked/persons.parquet` (one row per person, by
 * token) and `linked/events.parquet` (one row per entry, by token, then date).
 *
 * @returns `CW-RELEASE-004` where a canary person who objected would be in it
 */
export function linkedStage(stated: StatedFacts, master: MasterKey): Stage {
  return {
    name: 'pseudonymise',
    run: async (work) => {
      const { release, terms } = runFacts(work, stated);
      const keys = releaseKeys(master, release);
      if (!keys.ok) return keys;
      const made = await makeLinkedDataset(work, terms, keys.value);
      if (!made.ok) return made;
      const { engine } = work;
      return ok({
        ...emptyReport,
        rowsIn: {
          people: await countOf(engine, sql`answers`),
          events: await countOf(engine, sql`admitted_events`),
        },
        rowsOut: {
          people: await countOf(engine, sql`linked_persons`),
          events: await countOf(engine, sql`linked_events`),
        },
        excluded: {
          'of people who may not be used': await entriesOfOthers(engine),
          ...(await excludedEntries(engine)),
        },
        details: { uniqueness: await uniqueness(engine) },
      });
    },
  };
}
