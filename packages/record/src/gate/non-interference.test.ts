import type { Asker } from '@causeway/choices';
import type { ResourceType } from '@causeway/fhir';
import { parseSearch } from '@causeway/fhir';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResourceKey } from '../shared-record.js';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testPatient, testStaff } from '../testing/test-askers.js';
import { testPatientResource } from '../testing/test-resources.js';

const right = new Set(['view-record', 'add-to-record', 'view-safeguarding'] as const);
const gp = testStaff('A81001', { activities: right });
const hospital = testStaff('RXX', { activities: right });
const clinic = testStaff('RYY', { activities: right });
const observer = testStaff('RZZ');
const recorders = [gp, hospital, clinic, observer] as const;
const codes = ['8480-6', '75367002', '44054006'] as const;
const preferences = ['yes', 'no', 'not-asked'] as const;

interface Entry {
  readonly by: number;
  readonly type: 'Observation' | 'Encounter' | 'Condition';
  readonly code: string;
  readonly day: number;
  readonly label: string | undefined;
  /** Which of the entries before it refers to, counted back. */
  readonly refersTo: number;
}

const anEntry: fc.Arbitrary<Entry> = fc.record({
  by: fc.nat({ max: recorders.length - 1 }),
  type: fc.constantFrom(
    'Observation' as const,
    'Observation' as const,
    'Encounter' as const,
    'Condition' as const,
  ),
  code: fc.constantFrom(...codes),
  day: fc.integer({ min: 10, max: 28 }),
  label: fc.constantFrom(undefined, undefined, undefined, 'V', 'PSY', 'NOPAT', 'SAFEGUARDING'),
  refersTo: fc.nat({ max: 3 }),
});

const aCase = fc.record({
  preferences: fc.array(
    fc.record({ out: fc.constantFrom(...preferences), in: fc.constantFrom(...preferences) }),
    {
      minLength: recorders.length,
      maxLength: recorders.length,
    },
  ),
  entries: fc.array(anEntry, { minLength: 6, maxLength: 10 }),
  change: fc.constantFrom('add' as const, 'add' as const, 'update' as const, 'remove' as const),
  added: anEntry,
});

type AnyCase = typeof aCase extends fc.Arbitrary<infer Generated> ? Generated : never;

/** Searches by every kind of parameter and modifier, and by every way a result may be shaped. */
function searchesOf(person: string, ids: readonly string[]): readonly (readonly [ResourceType, string])[] {
  const [some = ''] = ids;
  return [
    ['Observation', ''],
    ['Observation', `subject=Patient/${person}&_total=accurate&_count=2`],
    ['Observation', 'code=75367002&_sort=date&_total=accurate'],
    ['Observation', 'code:not=75367002&_sort=-date'],
    ['Observation', 'date=ge2020-01-15&date=lt2020-01-25&_summary=count'],
    ['Observation', 'date:missing=true'],
    ['Observation', 'encounter:missing=false&_include=Observation:encounter'],
    ['Observation', `encounter=${ids.map((id) => `Encounter/${id}`).join(',')}`],
    ['Observation', 'encounter.type=75367002'],
    ['Observation', 'subject:Patient.family=Exemplar&_sort=_lastUpdated'],
    ['Observation', `_id=${ids.join(',')}&_total=accurate`],
    ['Observation', 'code-value-quantity=75367002$gt1'],
    ['Observation', 'value-quantity=ge1&_elements=code'],
    ['Condition', `patient=${person}&code=44054006,8480-6`],
    ['Condition', '_lastUpdated=gt2020-01-01&_sort=-_lastUpdated&_count=1'],
    ['Encounter', '_has:Observation:encounter:code=75367002&_total=accurate'],
    ['Encounter', `_revinclude=Observation:encounter&subject=${person}`],
    ['Patient', `_has:Condition:patient:code=44054006&_id=${person}`],
    ['Patient', `_id=${person}&_revinclude=Observation:subject`],
    ['Patient', 'family:contains=exem&birthdate=1960-02-29'],
    ['Condition', `_id=${some}`],
  ];
}

describe('non-interference', () => {
  let database: RecordDatabase;
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  const asker = ({ by }: Entry): Asker => recorders[by] ?? gp;
  const resourceOf = (person: string, entry: Entry, before: readonly ResourceKey[]) => {
    const subject = { reference: `Patient/${person}` };
    const day = `2020-01-${entry.day}`;
    const coded = { coding: [{ system: 'http://snomed.info/sct', code: entry.code }] };
    const meta = entry.label === undefined ? {} : { meta: { security: [{ code: entry.label }] } };
    const encounter = before.filter(({ type }) => type === 'Encounter').at(-1 - entry.refersTo);
    const refers = encounter === undefined ? {} : { encounter: { reference: `Encounter/${encounter.id}` } };
    const common = { resourceType: entry.type, subject, ...meta };
    if (entry.type === 'Encounter') {
      return { ...common, status: 'finished', class: { code: 'AMB' }, type: [coded], period: { start: day } };
    }
    if (entry.type === 'Condition') return { ...common, code: coded, onsetDateTime: day, ...refers };
    return {
      ...common,
      status: 'final',
      code: coded,
      effectiveDateTime: day,
      valueQuantity: { value: 2 },
      ...refers,
    };
  };

  /** Everything that can be asked, with every answer as it leaves the record. */
  async function answers(
    by: Asker,
    person: string,
    keys: readonly ResourceKey[],
  ): Promise<readonly unknown[]> {
    const { record } = database;
    const ofKeys = keys.flatMap((key) => [
      record.read(by, key),
      record.readVersion(by, key, 1),
      record.readVersion(by, key, 2),
      record.history(by, key, { count: 3 }),
    ]);
    const ofTypes = (['Observation', 'Encounter', 'Condition'] as const).map((type) =>
      record.history(by, { type }, { count: 4 }),
    );
    const searches = searchesOf(
      person,
      keys.map(({ id }) => id),
    ).map(([type, query]) => record.search(by, given(parseSearch(type, new URLSearchParams(query)))));
    return Promise.all([
      ...ofKeys,
      ...ofTypes,
      ...searches,
      record.everything(by, person, { count: 3 }),
      record.everything(by, person, { count: 50, types: ['Observation'] }),
    ]);
  }

  interface Case {
    readonly person: string;
    readonly entries: readonly Entry[];
    readonly keys: readonly ResourceKey[];
    readonly change: 'add' | 'update' | 'remove';
    readonly added: Entry;
  }

  async function begin({ preferences: said, entries, ...rest }: AnyCase): Promise<Case> {
    const person = await database.write(gp, testPatientResource());
    const organisations = recorders.map(({ organisation }) => organisation ?? '');
    await database.relate(person, ...organisations);
    await database.allow(person, 'RZZ');
    for (const [at, preference] of said.entries()) {
      await database.prefer(person, organisations[at] ?? '', preference);
    }
    const keys: ResourceKey[] = [];
    for (const entry of entries) {
      const id = await database.write(asker(entry), resourceOf(person, entry, keys));
      keys.push({ type: entry.type, id });
    }
    return { person, entries, keys, ...rest };
  }

  const sees = async (by: Asker, key: ResourceKey) => (await database.record.read(by, key)).ok;

  /** Makes the change, and gives what was changed; undefined where there was nothing hidden to change. */
  async function make(
    by: Asker,
    { person, entries, keys, change, added }: Case,
  ): Promise<ResourceKey | undefined> {
    if (change === 'add') {
      return { type: added.type, id: await database.write(asker(added), resourceOf(person, added, keys)) };
    }
    for (const [at, key] of keys.entries()) {
      const entry = entries[at];
      if (entry === undefined || (await sees(by, key)) || !(await sees(asker(entry), key))) continue;
      const other = { ...entry, code: codes[0], day: 11 };
      if (change === 'remove') given(await database.record.remove(asker(entry), key));
      else
        given(
          await database.record.update(asker(entry), resourceOf(person, other, keys.slice(0, at)), { key }),
        );
      return key;
    }
    return undefined;
  }

  it('keeps every answer the same when what may not be seen is added, changed or deleted', async () => {
    const changed = { add: 0, update: 0, remove: 0, seen: 0 };
    await fc.assert(
      fc.asyncProperty(aCase, async (generated) => {
        const made = await begin(generated);
        for (const by of [observer, testPatient(made.person)]) {
          const before = await answers(by, made.person, made.keys);
          const key = await make(by, made);
          if (key === undefined) continue;
          const after = await answers(by, made.person, made.keys);
          const isSeen = await sees(by, key);
          // What may be seen must be told of, or these questions would not find out what is hidden either.
          if (isSeen) expect(after).not.toEqual(before);
          else expect(after).toEqual(before);
          changed[isSeen ? 'seen' : made.change] += 1;
        }
      }),
      { numRuns: 16, seed: 20261122 },
    );
    expect(Object.entries(changed).filter(([, count]) => count === 0)).toEqual([]);
  });
});
