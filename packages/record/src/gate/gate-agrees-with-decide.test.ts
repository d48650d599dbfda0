import type { Asker, Decision, EntryLabelFacts, PersonEvent, RegionEvent } from '@causeway/choices';
import {
  decide,
  decidePerson,
  decisionTable,
  factsOf,
  personStateOf,
  regionStateOf,
} from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendChoices, appendRegionChoices } from '../choices/append-choices.js';
import { personEvents } from '../choices/choice-events.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { onlineAs, openChoiceDatabase, staffOf } from '../testing/choice-database.js';
import { gateShape, gateValues, openGate } from './gate.js';
import type { GateQuestion } from './gate-question.js';
import { readingActivity, refusalOf } from './may-ask.js';
import {
  anyEvent,
  anyLabels,
  anyPersonChoice,
  anyRegionChoice,
  askedAt,
  organisations,
} from './tests/any-choices.js';

const people = 110;
const entriesEach = 6;
const rounds = 4;
const seed = 20_261_122;
const [practice, community, clinic] = organisations;

interface TestEntry extends EntryLabelFacts {
  readonly id: string;
  readonly person: string;
  readonly recorder: OdsCode;
  readonly type: string;
}

interface TestPerson {
  readonly person: string;
  readonly entries: readonly TestEntry[];
  readonly events: readonly PersonEvent[];
}

interface Viewing {
  readonly asker: Asker;
  readonly of: readonly TestPerson[];
}

const loaderScope = { organisation: practice, person: '', user: 'loader', now: askedAt };

const personId = (n: number) => `00000000-0000-4000-8001-${String(n).padStart(12, '0')}`;
const entryId = (n: number) => `00000000-0000-4000-8002-${String(n).padStart(12, '0')}`;
const proxyOf = (person: string) => `proxy-${person}`;

/** People with a Patient and entries of every organisation, and what was said about each. */
const cases: readonly TestPerson[] = Array.from({ length: people }, (_, n) => {
  const person = personId(n);
  const ids = Array.from({ length: entriesEach }, (_each, at) => entryId(n * entriesEach + at));
  const labels = fc.sample(anyLabels, { numRuns: entriesEach, seed: seed + n });
  const entries = ids.map((id, at) => ({
    ...(labels[at] ?? { private: true, safeguarding: true, hiddenOnline: true, draft: true, labelSets: [] }),
    id,
    person,
    recorder: organisations[at % organisations.length] ?? practice,
    type: at === 0 ? 'Patient' : 'Observation',
  }));
  const anyHistory = fc.array(anyEvent(anyPersonChoice(ids, proxyOf(person))), {
    minLength: 0,
    maxLength: 30,
    size: 'max',
  });
  const [events = []] = fc.sample(anyHistory, { numRuns: 1, seed: seed - n });
  return { person, entries, events };
});

/** What was said about organisations before each round, each round adding to those before. */
const regionRounds: readonly (readonly RegionEvent[])[] = Array.from({ length: rounds }, (_, round) =>
  fc.sample(anyEvent(anyRegionChoice), { numRuns: round * 5, seed: -seed }),
);

const staff: readonly Asker[] = [
  staffOf(practice, 'general-practitioner'),
  staffOf(community, 'district-nurse'),
  staffOf(clinic, 'district-nurse'),
  staffOf(community, 'district-nurse', { user: 'a colleague', purpose: 'safeguarding' }),
  staffOf(community, 'district-nurse', { purpose: 'research' }),
  staffOf(practice, 'receptionist'),
  staffOf('RZZ', 'hospital-doctor'),
];

describe('the gate in the database', () => {
  let database: ChoiceDatabase;
  const counts = new Map<number, number>();
  const scopeOf = ({ asker, now }: GateQuestion) => ({
    organisation: asker.organisation ?? '',
    person: asker.person ?? '',
    user: asker.user,
    now,
  });

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    await database.admin.query(
      `insert into entry (person, id, type, version, recorder, last_updated, method, private, safeguarding, hidden_online, draft, label_sets, content)
       select person, id, type, 1, recorder, now(), 'POST', "private", safeguarding, "hiddenOnline", draft, "labelSets", '{}'
       from json_to_recordset($1::json) as r(person uuid, id uuid, type text, recorder text, "private" boolean,
         safeguarding boolean, "hiddenOnline" boolean, draft boolean, "labelSets" text[])`,
      [JSON.stringify(cases.flatMap(({ entries }) => entries))],
    );
    const all = cases.flatMap(({ person, events }) => events.map((event) => ({ person, event })));
    await database.store.writer.submit({
      run: async (tx) => ({ result: await appendChoices(tx, loaderScope, all), rows: [] }),
    });
  }, 60_000);
  afterAll(() => database.close());

  /** The row by which the gate decides each entry; empty where the asker is refused before it comes to the gate. */
  async function rowsBySql(
    question: GateQuestion,
    persons: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    if (refusalOf(question.asker, question.activity) !== undefined) return new Map();
    const { from, row } = openGate(question).visible('e');
    const values = gateValues(question);
    const found = await database.store.query<{ id: string; rule_row: number }>(scopeOf(question), {
      name: `agreement_${gateShape(question)}`,
      text: `select e.id, ${row} as rule_row from ${from} where e.person = any($${values.length + 1}::uuid[])`,
      values: [...values, persons],
    });
    return new Map(found.map(({ id, rule_row }) => [id, rule_row]));
  }

  async function ruleRound(round: number): Promise<readonly RegionEvent[]> {
    const region = regionRounds[round] ?? [];
    const added = region.slice(regionRounds[round - 1]?.length ?? 0);
    await database.store.writer.submit({
      run: async (tx) => ({ result: await appendRegionChoices(tx, loaderScope, added), rows: [] }),
    });
    return region;
  }

  function decisionsHere(
    { asker, activity, now }: GateQuestion,
    { person, events, entries }: TestPerson,
    region: readonly RegionEvent[],
  ): readonly { readonly entry: TestEntry; readonly decision: Decision }[] {
    const state = { person: personStateOf(events), region: regionStateOf(region) };
    return entries.map((entry) => {
      const facts = factsOf(state, { asker, activity, now, person, entry });
      return { entry, decision: entry.type === 'Patient' ? decidePerson(facts) : decide(facts) };
    });
  }

  /** What one viewing decides here, and where the database does not say the same. */
  async function compare({ asker, of }: Viewing, region: readonly RegionEvent[]) {
    const question: GateQuestion = { asker, activity: readingActivity(asker), now: askedAt };
    const bySql = await rowsBySql(
      question,
      of.map(({ person }) => person),
    );
    const decided = of.flatMap((each) => decisionsHere(question, each, region));
    // What the second lock keeps back never reaches the gate; then it must not have been to be seen.
    const apart = decided.filter(({ entry, decision: { row, outcome } }) => {
      const there = bySql.get(entry.id);
      return there === undefined ? outcome === 'see' : there !== row;
    });
    return {
      rows: decided.map(({ decision }) => decision.row),
      apart: apart.map(({ entry, decision }) => ({
        user: asker.user,
        purpose: asker.purpose,
        entry,
        here: decision.row,
        bySql: bySql.get(entry.id),
      })),
    };
  }

  it.each(regionRounds.map((_events, round) => round))(
    'decides every entry as the table does in plain TypeScript, round %i',
    async (round) => {
      const region = await ruleRound(round);
      for (const viewing of viewings()) {
        const { rows, apart } = await compare(viewing, region);
        expect(apart).toEqual([]);
        for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
      }
    },
    60_000,
  );

  it('came to every row of the table in doing so', () => {
    expect(decisionTable.map(({ number }) => number).filter((row) => !counts.has(row))).toEqual([]);
  });

  /** Staff look at everybody; of people online a few look at themselves, at another, and act for somebody. */
  function viewings(): readonly Viewing[] {
    const online = cases.slice(0, 40).flatMap((each, n) => [
      { asker: onlineAs(each.person), of: [each, cases[n + 1] ?? each] },
      { asker: onlineAs(each.person, 'proxy', { user: proxyOf(each.person) }), of: [each] },
    ]);
    return [...staff.map((asker) => ({ asker, of: cases })), ...online];
  }

  it('reads back every event as it was said', async () => {
    const kept = await personEvents(
      database.store,
      loaderScope,
      cases.map(({ person }) => person),
    );
    for (const { person, events } of cases) expect(kept.get(person) ?? []).toEqual(events);
  });
});
