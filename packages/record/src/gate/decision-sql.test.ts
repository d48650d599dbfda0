import type { FactName, Facts } from '@causeway/choices';
import {
  decide,
  decidePerson,
  decisionSql,
  factCatalogue,
  factColumns,
  factNames,
  factValues,
} from '@causeway/choices';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';

type Known = { readonly [Name in FactName]: Facts[Name] | null };

const valuesOf = (name: FactName): readonly (boolean | string)[] =>
  name in factValues ? factValues[name as keyof typeof factValues] : [true, false];

/** Facts of which any may be unknown. */
const anyKnown = fc.record(
  Object.fromEntries(
    factNames.map((name) => [name, fc.option(fc.constantFrom(...valuesOf(name)), { freq: 8 })]),
  ),
) as unknown as fc.Arbitrary<Known>;

/** What unknown facts count as. */
function settled(known: Known): Facts {
  return Object.fromEntries(
    factNames.map((name) => [name, known[name] ?? factCatalogue[name].unknown]),
  ) as unknown as Facts;
}

const columns = factColumns((name) => `f."${name}"`);
const types = factNames.map((name) => `"${name}" ${name in factValues ? 'text' : 'boolean'}`).join(', ');

describe('the decision table printed as SQL', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await openTestDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    client = new pg.Client(database.databaseUrl);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  const decided = async (facts: readonly Known[], options: Parameters<typeof decisionSql>[1] = {}) => {
    const { rows } = await client.query<{ row: number }>(
      `select ${decisionSql(columns, options)} as row from rows from (json_to_recordset($1::json) as (${types}))
        with ordinality as f(${factNames.map((name) => `"${name}"`).join(', ')}, position) order by position`,
      [JSON.stringify(facts)],
    );
    return rows.map(({ row }) => row);
  };

  const cases = fc.sample(anyKnown, { numRuns: 3000, seed: 7 });

  it('decides as the function does, also where facts are null', async () => {
    expect(await decided(cases)).toEqual(cases.map((known) => decide(settled(known)).row));
  });

  it('decides on persons as the function does', async () => {
    expect(await decided(cases, { about: 'person' })).toEqual(
      cases.map((known) => decidePerson(settled(known)).row),
    );
  });

  it('decides alike where facts are given beforehand', async () => {
    const known = { authenticated: true, activityHeld: true, online: false, relationship: true } as const;
    const signedIn = cases.map((each) => ({ ...each, ...known }));
    expect(await decided(signedIn, { known })).toEqual(signedIn.map((each) => decide(settled(each)).row));
  });

  it('denies where every fact is null', async () => {
    const nothing = Object.fromEntries(factNames.map((name) => [name, null])) as unknown as Known;
    expect(await decided([nothing])).toEqual([1]);
  });
});
