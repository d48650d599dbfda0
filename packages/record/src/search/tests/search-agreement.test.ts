import type { Asker } from '@causeway/choices';
import type { Resource, ResourceType } from '@causeway/fhir';
import { matches, parseSearch } from '@causeway/fhir';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../../testing/record-database.js';
import { given, openRecordDatabase } from '../../testing/record-database.js';
import { testStaff } from '../../testing/test-askers.js';
import type { Question, QuestionIds } from './searched-questions.js';
import { questionsOf } from './searched-questions.js';
import { aCondition, anEncounter, anObservation, aPatient, aPractitioner } from './searched-world.js';

const seed = 20261122;
const runs = process.env.CAUSEWAY_DEEP === undefined ? 250 : 10_000;
const practice = testStaff('A81001');
const hospital = testStaff('RXX');

describe('a search in SQL', () => {
  let database: RecordDatabase;
  let world: readonly Resource[];
  let ids: QuestionIds;
  const visible = new Map<Asker, readonly Resource[]>();

  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    world = await makeWorld(database);
    ids = idsOf(world);
    for (const asker of [practice, hospital]) visible.set(asker, await seenBy(database, asker, world));
  });
  afterAll(() => database.close());

  it('is asked by two who see different parts of the record', () => {
    const [own = [], other = []] = [...visible.values()];
    expect(own.length).toBeLessThan(world.length);
    expect(other.length).toBeLessThan(world.length);
    expect(own.length).not.toBe(other.length);
  });

  it('finds what the reference finds in what the asker may see, whatever is asked', async () => {
    const reached = new Map<string, number>();
    const byType = questionsOf(ids);
    const search = fc.oneof(
      ...Object.entries(byType).map(([type, question]) =>
        fc.record({
          type: fc.constant(type as ResourceType),
          questions: fc.array(question, { minLength: 1, maxLength: 2 }),
          asker: fc.constantFrom(practice, hospital),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(search, async ({ type, questions, asker }) => {
        const query = questions.map(({ key, value }): [string, string] => [key, value]);
        const request = given(
          parseSearch(type, [...query, ['_count', '1000'], ['_sort', '_id']], { handling: 'strict' }),
        );
        const all = visible.get(asker) ?? [];
        const expected = all.filter((each) => matches(request, each, all)).map(({ id }) => id ?? '');
        const page = given(await database.record.search(asker, request));
        expect(page.resources.map(({ id }) => id)).toEqual(expected.sort());
        expect(page.total).toBe(expected.length);
        if (expected.length > 0) note(reached, questions);
      }),
      { numRuns: runs, seed },
    );
    const features = new Set(
      fc.sample(search, { numRuns: 2000, seed }).flatMap((each) => each.questions.map((q) => q.feature)),
    );
    expect([...features].filter((feature) => !reached.has(feature))).toEqual([]);
  });
});

function note(reached: Map<string, number>, questions: readonly Question[]): void {
  for (const { feature } of questions) reached.set(feature, (reached.get(feature) ?? 0) + 1);
}

async function makeWorld(database: RecordDatabase): Promise<readonly Resource[]> {
  const made: Resource[] = [];
  const write = async (asker: Asker, resource: Resource) => {
    const written = given(await database.record.create(asker, resource));
    made.push(JSON.parse(written.content) as Resource);
    return written.id;
  };
  const sample = <T>(of: fc.Arbitrary<T>, count: number, step: number) =>
    fc.sample(of, { numRuns: count, seed: seed + step });
  const practitioners: string[] = [];
  for (const each of sample(aPractitioner, 6, 0)) practitioners.push(await write(practice, each));
  for (const [step, patient] of sample(aPatient, 5, 1).entries()) {
    const person = await write(practice, patient);
    if (step > 0) await shareWith(database, person, step);
    const links = { person, practitioners, encounters: [] as string[] };
    const writers = step === 0 ? [practice] : [practice, hospital];
    for (const each of sample(anEncounter(links), 4, 10 + step)) {
      links.encounters.push(await write(writers[links.encounters.length % writers.length] ?? practice, each));
    }
    for (const [at, each] of [
      ...sample(anObservation(links), 12, 20 + step),
      ...sample(aCondition(links), 6, 30 + step),
    ].entries()) {
      await write(writers[at % writers.length] ?? practice, each);
    }
  }
  return made;
}

/** The hospital has to do with all but the first; each step says yes and no otherwise. */
async function shareWith(database: RecordDatabase, person: string, step: number): Promise<void> {
  await database.relate(person, 'RXX');
  await database.allow(person, 'A81001', 'RXX');
  await database.prefer(person, 'A81001', { out: step === 1 ? 'no' : 'yes', in: 'yes' });
  await database.prefer(person, 'RXX', { out: step === 2 ? 'no' : 'yes', in: step === 3 ? 'no' : 'yes' });
}

async function seenBy(
  database: RecordDatabase,
  asker: Asker,
  world: readonly Resource[],
): Promise<readonly Resource[]> {
  const seen: Resource[] = [];
  for (const resource of world) {
    const key = { type: resource.resourceType as ResourceType, id: resource.id ?? '' };
    if ((await database.record.read(asker, key)).ok) seen.push(resource);
  }
  return seen;
}

function idsOf(world: readonly Resource[]): QuestionIds {
  const of = (type: string) =>
    world.filter(({ resourceType }) => resourceType === type).map(({ id }) => id ?? '');
  return {
    people: of('Patient'),
    encounters: of('Encounter'),
    practitioners: of('Practitioner'),
    observations: of('Observation'),
  };
}
