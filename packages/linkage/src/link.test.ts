import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nhsNumberCheckDigit } from '@causeway/domain';
import { type Engine, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { link } from './link.js';
import type { LinkOutcome } from './link-outcome.js';
import type { LinkageSpec } from './linkage-spec.js';
import { modelDocument, readModel } from './model/model-document.js';
import { evidenceQuery, pairsQuery, recordsQuery } from './persons/result-steps.js';
import { loadRows } from './testing/load-rows.js';
import { madePeople, shuffled } from './testing/made-people.js';
import type { InputRow } from './testing/reference-linkage.js';

const numberOf = (firstNine: string): string => `${firstNine}${nhsNumberCheckDigit(firstNine)}`;
const [numberA, numberB] = [numberOf('943476591'), numberOf('401023213')];
const wrongA = `${numberA.slice(0, 4)}0${numberA.slice(5)}`;

const someone = { date_of_birth: '1965-06-15', sex: '2', postcode: 'CB4 8JA', registered_gp: 'D81001' };
const people = madePeople(1500, 1);

async function linked(
  engine: Engine,
  rows: readonly Partial<InputRow>[],
  spec: Partial<LinkageSpec> = {},
): Promise<LinkOutcome> {
  const result = await link({ engine, seed: 1 }, await loadRows(engine, rows, spec));
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

describe('link', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  const personsOf = async (): Promise<ReadonlyMap<unknown, unknown>> =>
    new Map((await engine.query(recordsQuery)).map((row) => [row.record_id, row.person_id]));

  /** Groups of record ids, each sorted, in the order of their first. */
  const groups = async (): Promise<readonly (readonly string[])[]> => {
    const found = new Map<unknown, string[]>();
    for (const [record, person] of await personsOf())
      found.set(person, [...(found.get(person) ?? []), String(record)]);
    return [...found.values()];
  };

  it('links equal numbers, whatever their spelling, and keeps strangers apart', async () => {
    await linked(engine, [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      {
        record_id: 'b',
        source: 'y',
        nhs_number: `${numberA.slice(0, 3)} ${numberA.slice(3, 6)} ${numberA.slice(6)}`,
        ...someone,
        postcode: 'E1 6AN',
      },
      {
        record_id: 'c',
        source: 'y',
        nhs_number: numberB,
        date_of_birth: '1988-02-03',
        sex: '1',
        postcode: 'E1 6AN',
      },
    ]);
    expect(await groups()).toEqual([['a', 'b'], ['c']]);
  });

  it('links records without a number on who they are, in a file of two', async () => {
    await linked(engine, [
      { record_id: 'a', source: 'x', ...someone },
      { record_id: 'b', source: 'y', ...someone },
    ]);
    expect(await groups()).toEqual([['a', 'b']]);
  });

  it('never links twins, and sends a record that fits both to review', async () => {
    const outcome = await linked(engine, [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      { record_id: 'b', source: 'x', nhs_number: numberB, ...someone },
      { record_id: 'c', source: 'y', ...someone },
    ]);
    expect(await groups()).toEqual([['a'], ['b'], ['c']]);
    expect(outcome.review.two_candidates).toBe(2);
  });

  it('knows the right twin by a number with one digit wrong', async () => {
    await linked(engine, [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      { record_id: 'b', source: 'x', nhs_number: numberB, ...someone },
      { record_id: 'c', source: 'y', nhs_number: wrongA, ...someone },
    ]);
    expect(await groups()).toEqual([['a', 'c'], ['b']]);
  });

  it('follows a superseded number by a history that holds both, and does not without', async () => {
    const old = { record_id: 'a', source: 'x', nhs_number: numberA, ...someone };
    const current = { record_id: 'b', source: 'y', nhs_number: numberB, ...someone };
    const history = [
      { record_id: 'c', source: 'z', nhs_number: numberA, ...someone, valid_to: '2015-01-01' },
      { record_id: 'c', source: 'z', nhs_number: numberB, ...someone, valid_from: '2015-01-01' },
    ];
    await linked(engine, [old, current]);
    expect(await groups()).toEqual([['a'], ['b']]);
    await linked(engine, [old, current, ...history]);
    expect(await groups()).toEqual([['a', 'b', 'c']]);
  });

  it('does not link a child to the mother whose number its record holds', async () => {
    await linked(engine, [
      ...people,
      { record_id: 'mother', source: 'GP', nhs_number: numberA, ...someone },
      {
        record_id: 'child',
        source: 'HOSPITAL',
        nhs_number: numberA,
        ...someone,
        date_of_birth: '1996-11-30',
        sex: '1',
      },
    ]);
    const persons = await personsOf();
    expect(persons.get('child')).not.toBe(persons.get('mother'));
  });

  it('finds the people of a made population, and counts what it did', async () => {
    const outcome = await linked(engine, people);
    const truth = new Map(people.map((row) => [row.record_id, row.person]));
    await engine.load(
      'truth',
      [
        { name: 'record_id', type: 'text' },
        { name: 'person', type: 'text' },
      ],
      [[[...truth.keys()], [...truth.values()]]],
    );
    const { all } = await evaluate(engine, { truth: 'truth', records: 'link_records' });
    expect(all.precision).toBeGreaterThan(0.999);
    expect(all.recall).toBeGreaterThan(0.98);
    expect(outcome.records).toBe(truth.size);
    expect(outcome.links).toBe(all.linkedPairs);
    expect(outcome.personsBySize.reduce((sum, count, size) => sum + count * size, 0)).toBe(outcome.records);
    expect(outcome.model.convergence).toBe('converged');
  });

  it('gives the same persons whatever the order of the rows', async () => {
    await linked(engine, people);
    const before = await personsOf();
    await linked(engine, shuffled(people, 7));
    expect(await personsOf()).toEqual(before);
  });

  it('writes the same bytes on one thread and on two', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'causeway-linkage-'));
    const digests: string[][] = [];
    for (const threads of [1, 2]) {
      const other = await openDuckDb({ threads });
      const { model } = await linked(other, people);
      const files = [recordsQuery, pairsQuery, evidenceQuery];
      for (const [place, query] of files.entries())
        await other.writeParquet(query, join(folder, `${threads}-${place}.parquet`));
      await other.close();
      const bytes = await Promise.all(
        files.map((_, place) => readFile(join(folder, `${threads}-${place}.parquet`))),
      );
      digests.push(
        [...bytes, JSON.stringify(modelDocument(model))].map((part) =>
          createHash('sha256').update(part).digest('hex'),
        ),
      );
    }
    await rm(folder, { recursive: true });
    expect(digests[0]).toEqual(digests[1]);
  });

  it('links alike with a model that was written and read again', async () => {
    const { model } = await linked(engine, people);
    const before = await personsOf();
    const read = readModel(JSON.parse(JSON.stringify(modelDocument(model))));
    if (!read.ok) throw new Error(read.error.detail);
    expect(read.value).toEqual(model);
    await linked(engine, people, { model: read.value });
    expect(await personsOf()).toEqual(before);
  });

  it('takes an opaque number for a person’s when another record holds it too', async () => {
    await linked(
      engine,
      [
        { record_id: 'a', source: 'x', nhs_number: '7777123', date_of_birth: '1965-06-15', postcode: '4223' },
        { record_id: 'b', source: 'y', nhs_number: '7777123', date_of_birth: '1965-06-15', postcode: '4232' },
        { record_id: 'c', source: 'x', nhs_number: '5551234', date_of_birth: '1970-01-02', postcode: '2000' },
        { record_id: 'd', source: 'y', nhs_number: '5552134', date_of_birth: '1970-01-02', postcode: '2000' },
      ],
      { identifierScheme: 'none', mode: 'link' },
    );
    expect(await groups()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('leaves pairs of records with their decision, those of one person linked', async () => {
    await linked(engine, people);
    const contrary = await engine.query(sql`select count(*) as n from link_pairs p
      join link_records l on l.record_id = p.record_id_l join link_records r on r.record_id = p.record_id_r
      where (p.decision = 'linked') <> (l.person_id = r.person_id)`);
    expect(contrary).toEqual([{ n: 0 }]);
    const decisions = await engine.query(sql`select distinct decision from link_pairs order by decision`);
    expect(decisions.map(({ decision }) => decision)).toEqual(
      expect.arrayContaining(['below_threshold', 'linked', 'two_candidates', 'two_numbers']),
    );
  });

  it('says what is wrong with input that it cannot link', async () => {
    const spec = await loadRows(engine, [
      { record_id: 'a', source: 'x' },
      { record_id: 'a', source: 'y' },
    ]);
    const codeOf = async (wanted: LinkageSpec): Promise<string> => {
      const result = await link({ engine, seed: 1 }, wanted);
      return result.ok ? 'linked' : result.error.code;
    };
    expect(await codeOf({ ...spec, columns: ['record_id', 'source'] })).toBe('CW-LINKAGE-001');
    expect(await codeOf({ ...spec, columns: ['nhs_number'] })).toBe('CW-LINKAGE-001');
    expect(await codeOf(spec)).toBe('CW-LINKAGE-004');
    expect(await codeOf(await loadRows(engine, []))).toBe('CW-LINKAGE-002');
    const { model } = await linked(engine, people.slice(0, 20));
    expect(await codeOf({ ...spec, identifierScheme: 'none', model })).toBe('CW-LINKAGE-003');
  });
});
