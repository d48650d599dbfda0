import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFhirBundles } from './read-fhir-bundles.js';

const codes = ['A01', 'B02', 'C03'] as const;

/** What names organisations in one Patient's record. */
interface Drawn {
  readonly manager: string | undefined;
  /** Who provided each encounter. */
  readonly visits: readonly (string | undefined)[];
  /** Who performed each observation, and in which encounter, which may not be there. */
  readonly observations: readonly { readonly own: string | undefined; readonly visit: number }[];
}

const maybe = fc.oneof(fc.constant(undefined), fc.constantFrom(...codes));

const drawn: fc.Arbitrary<Drawn> = fc.record({
  manager: fc.oneof(fc.constant(undefined), maybe),
  visits: fc.array(maybe, { maxLength: 2 }),
  observations: fc.array(fc.record({ own: maybe, visit: fc.nat({ max: 2 }) }), { maxLength: 4 }),
});

/** An event, and the organisation that each part of the rule names for it, the strongest first. */
interface Named {
  readonly id: string;
  readonly by: readonly (string | undefined)[];
}

function eventsOf({ manager, visits, observations }: Drawn, person: number): readonly Named[] {
  return [
    ...visits.map((provider, at) => ({
      id: `Encounter/${person}-${at}`,
      by: [undefined, provider, manager],
    })),
    ...observations.map(({ own, visit }, at) => ({
      id: `Observation/${person}-${at}`,
      by: [visits[visit], own, manager],
    })),
  ];
}

function firstNamed({ by }: Named): string | undefined {
  return by.find((ods) => ods !== undefined);
}

/** The rule, read slowly: an event that names none is where most of the person's others are. */
function placedSlowly(
  events: readonly Named[],
): readonly { readonly id: string; readonly ods: string | undefined }[] {
  const count = (ods: string) => events.filter((event) => firstNamed(event) === ods).length;
  const [usual] = codes.filter((ods) => count(ods) > 0).sort((a, b) => count(b) - count(a));
  return events.map((event) => ({ id: event.id, ods: firstNamed(event) ?? usual }));
}

const reference = (ods: string | undefined) =>
  ods === undefined ? undefined : { reference: `Organization/${ods}` };

function resourcesOf({ manager, visits, observations }: Drawn, person: number): readonly object[] {
  const subject = { reference: `Patient/${person}` };
  const code = { coding: [{ code: '1' }] };
  return [
    { resourceType: 'Patient', id: `${person}`, managingOrganization: reference(manager) },
    ...visits.map((provider, at) => ({
      resourceType: 'Encounter',
      id: `${person}-${at}`,
      subject,
      period: { start: '2020' },
      serviceProvider: reference(provider),
    })),
    ...observations.map(({ own, visit }, at) => ({
      resourceType: 'Observation',
      id: `${person}-${at}`,
      subject,
      code,
      effectiveDateTime: '2020',
      encounter: { reference: `Encounter/${person}-${visit}` },
      performer: [{ reference: 'Practitioner/1' }, reference(own)],
    })),
  ];
}

/** A Patient whose events all are somewhere, so that every folder has an organisation. */
const someone: Drawn = { manager: 'A01', visits: [], observations: [] };

describe('placing the entries of many organisations', () => {
  let folder: string;
  let engine: Engine;

  beforeAll(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'causeway-place-'));
    engine = await openDuckDb({ threads: 2 });
  });

  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  async function placed(resources: readonly object[]) {
    const path = joinPath(folder, 'bundle.json');
    const organisations = codes.map((ods) => ({
      resourceType: 'Organization',
      id: ods,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: ods }],
    }));
    const entry = [...resources, ...organisations].map((resource) => ({ resource }));
    await writeFile(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    const result = await readFhirBundles({ engine }, { files: [{ path, file: 'bundle.json' }], table: 'p' });
    if (!result.ok) throw new Error(result.error.detail);
    const { extracts, unplaced } = result.value;
    const rows: Record<'persons' | 'events', string[]> = { persons: [], events: [] };
    for (const { source, persons, events } of extracts) {
      for (const { local_id } of await engine.query(sql`select local_id from ${identifier(persons.name)}`))
        rows.persons.push(`${source.ods} ${String(local_id)}`);
      for (const { event_id } of await engine.query(sql`select event_id from ${identifier(events.name)}`))
        rows.events.push(`${source.ods} ${String(event_id)}`);
    }
    return { ...rows, reasons: unplaced.flatMap(({ broken }) => broken.reasons) };
  }

  it('puts every event and person where a slow reading of the rule does', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 8, maxLength: 20 }), async (people) => {
        const all = [someone, ...people];
        const named = all.map(eventsOf);
        for (const { by } of named.flat()) seen.add(by.findIndex((ods) => ods !== undefined));
        const events = named.map(placedSlowly);
        const somewhere = events.flat().filter(({ ods }) => ods !== undefined);
        const records = all.map(
          ({ manager }, person) =>
            new Set([manager, ...(events[person] ?? []).map(({ ods }) => ods)].filter((ods) => ods)),
        );
        const strangers = records.filter(({ size }) => size === 0).length;
        const result = await placed(all.flatMap(resourcesOf));
        expect(result.events.sort()).toEqual(somewhere.map(({ id, ods }) => `${ods} ${id}`).sort());
        expect(result.persons.sort()).toEqual(
          records.flatMap((each, person) => [...each].map((ods) => `${ods} ${person}`)).sort(),
        );
        const lost = events.flat().length - somewhere.length + strangers;
        expect(result.reasons).toEqual(Array.from({ length: lost }, () => 'organisation-unknown'));
      }),
      { numRuns: 6, seed: 20261122 },
    );
    // Every part of the rule was needed: none (-1), encounter, own, manager.
    expect([...seen].sort()).toEqual([-1, 0, 1, 2]);
  });
});
