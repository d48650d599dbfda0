import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOdsCode } from '@causeway/domain';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FhirFolder, readFhirBundles } from './read-fhir-bundles.js';
import { readFhirExtract } from './read-fhir-extract.js';

const shared = fileURLToPath(new URL('../../../../../../shared/data/fhir/', import.meta.url));
const synthea = joinPath(shared, 'synthea-r4');
const ukCore = joinPath(shared, 'ukcore-r4-examples-json');

let engine: Engine;

beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
});

async function filesIn(folder: string) {
  return (await readdir(folder)).map((file) => ({ path: joinPath(folder, file), file }));
}

async function read(folder: string, table: string): Promise<FhirFolder> {
  const result = await readFhirBundles({ engine }, { files: await filesIn(folder), table });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly component?: readonly object[];
  readonly serviceProvider?: { readonly reference: string };
  readonly subject?: { readonly reference: string };
  readonly name?: readonly { readonly family?: string }[];
}

/** All resources of the folder, read the plain way. */
async function resourcesIn(folder: string): Promise<readonly Resource[]> {
  const all: Resource[] = [];
  for (const { path } of await filesIn(folder)) {
    const { entry } = JSON.parse(await readFile(path, 'utf8')) as {
      entry: readonly { resource: Resource }[];
    };
    all.push(...entry.map(({ resource }) => resource));
  }
  return all;
}

async function count({ extracts }: FhirFolder, which: 'persons' | 'events'): Promise<number> {
  let rows = 0;
  for (const { [which]: table } of extracts) {
    const [row] = await engine.query(sql`select count(*) as n from ${identifier(table.name)}`);
    rows += Number(row?.n);
  }
  return rows;
}

describe('the Synthea patients', () => {
  it.skipIf(!existsSync(synthea))(
    'all load, each at every organisation where they had an encounter',
    async () => {
      const [folder, resources] = [await read(synthea, 's'), await resourcesIn(synthea)];
      const encounters = resources.filter(({ resourceType }) => resourceType === 'Encounter');
      const records = new Set(
        encounters.map((one) => `${one.serviceProvider?.reference} ${one.subject?.reference}`),
      );
      const providers = new Set(encounters.map(({ serviceProvider }) => serviceProvider?.reference));
      expect(await count(folder, 'persons')).toBe(records.size);
      expect(folder.description.organisations).toHaveLength(providers.size);
      for (const { ods } of folder.description.organisations)
        expect(parseOdsCode(ods)).toEqual({ ok: true, value: ods });
      const found = new Set<unknown>();
      for (const { persons } of folder.extracts)
        for (const { local_id } of await engine.query(sql`select local_id from ${identifier(persons.name)}`))
          found.add(local_id);
      const patients = resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => id);
      expect([...found].sort()).toEqual([...patients].sort());
    },
  );

  it.skipIf(!existsSync(synthea))('lose no entry', async () => {
    const [folder, resources] = [await read(synthea, 's'), await resourcesIn(synthea)];
    const { summary, unplaced } = folder;
    for (const { type, found, selected, leftOut, setAside, ignored } of summary.resources) {
      expect(found).toBe(resources.filter(({ resourceType }) => resourceType === type).length);
      expect(selected + leftOut + setAside + ignored).toBe(found);
    }
    expect(summary.resources.reduce((sum, { found }) => sum + found, 0)).toBe(resources.length);
    const setAside = unplaced.reduce((sum, { rowsIn }) => sum + rowsIn, 0);
    const types = ['Encounter', 'Condition', 'Observation', 'Procedure', 'MedicationRequest', 'Immunization'];
    const entries = resources.filter(({ resourceType }) => types.includes(resourceType));
    const deaths = resources.filter((resource) => 'deceasedDateTime' in resource);
    // A panel without a value of its own gives a row for each component in its place.
    const rows = entries.reduce((sum, { component }) => sum + (component?.length ?? 1), deaths.length);
    expect((await count(folder, 'events')) + setAside).toBe(rows);
    expect(setAside).toBe(0);
  });

  it.skipIf(!existsSync(synthea))('are nowhere named', async () => {
    const [folder, resources] = [await read(synthea, 's'), await resourcesIn(synthea)];
    const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
    const names = patients.flatMap(({ name }) => name?.flatMap(({ family }) => family ?? []) ?? []);
    expect(names.length).toBeGreaterThan(0);
    const told = JSON.stringify([folder.extracts, folder.unplaced, folder.summary]);
    for (const name of names) expect(told).not.toContain(name);
    const { heldDirectIdentifiers } = folder.summary;
    expect(heldDirectIdentifiers).toMatchObject({ name: patients.length, 'address-line': patients.length });
  });
});

describe('the UK Core examples', () => {
  it.skipIf(!existsSync(ukCore))('load as a folder, at the organisations they name', async () => {
    const { extracts, summary } = await read(ukCore, 'u');
    const leeds = extracts.find(({ source }) => source.ods === 'RR8');
    expect(leeds?.source).toMatchObject({ name: 'LEEDS TEACHING HOSPITALS NHS TRUST', kind: 'hospital' });
    const resources = await resourcesIn(ukCore);
    expect(summary.resources.reduce((sum, { found }) => sum + found, 0)).toBe(resources.length);
    expect(await engine.query(sql`select * from ${identifier(leeds?.persons.name ?? '')}`)).toMatchObject([
      {
        nhs_number: '9912003888',
        date_of_birth: '1970-09-11',
        sex: '1',
        postcode: 'LS17 7DF',
        ethnic_category: 'G',
      },
    ]);
  });

  it.skipIf(!existsSync(ukCore))('load as the extract of one organisation, with every Patient', async () => {
    const ods = parseOdsCode('RR8');
    if (!ods.ok) throw new Error(ods.error.detail);
    const source = { ods: ods.value, name: 'Leeds', kind: 'hospital', postcode: undefined } as const;
    const result = await readFhirExtract({ engine }, { files: await filesIn(ukCore), source, table: 'e' });
    if (!result.ok) throw new Error(result.error.detail);
    const patients = (await resourcesIn(ukCore)).filter(({ resourceType }) => resourceType === 'Patient');
    const [row] = await engine.query(
      sql`select count(distinct local_id) as n from ${identifier(result.value.persons.name)}`,
    );
    expect(Number(row?.n)).toBe(new Set(patients.map(({ id }) => id)).size);
  });
});
