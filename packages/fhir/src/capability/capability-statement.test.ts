import { type Instant, parseInstant } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/operation-table.js';
import { type Resource, resourceTypes } from '../resource.js';
import { searchParameters } from '../search/search-parameter.js';
import { validate } from '../validation/validate.js';
import { capabilityStatement } from './capability-statement.js';
import { interactionTable } from './interaction-table.js';

const base = 'https://record.example/fhir/R4';
const now = parseInstant('2026-11-22T22:00:00Z');
const date = now.ok ? now.value : ('' as Instant);
const signIn = { authorize: 'https://sign-in.example/auth', token: 'https://sign-in.example/token' };

interface RestResource {
  readonly type: string;
  readonly interaction: readonly { readonly code: string }[];
  readonly searchParam: readonly { readonly name: string }[];
  readonly searchInclude?: readonly string[];
  readonly operation?: readonly { readonly name: string }[];
}

interface Rest {
  readonly resource: readonly RestResource[];
  readonly operation: readonly { readonly name: string }[];
}

function restOf(statement: Resource): Rest {
  return (statement.rest as readonly Rest[])[0] ?? { resource: [], operation: [] };
}

describe('capabilityStatement', () => {
  const statement = capabilityStatement({ base, version: '0.1.0', date, signIn });
  const rest = restOf(statement);

  it('is valid R4, with a sign-in and without', () => {
    expect(validate(statement)).toMatchObject({ ok: true });
    expect(validate(capabilityStatement({ base, version: '0.1.0', date }))).toMatchObject({ ok: true });
  });

  it('lists the types, interactions and search parameters of the tables by which they work, and no others', () => {
    expect(rest.resource.map(({ type }) => type)).toEqual([...resourceTypes]);
    for (const type of resourceTypes) {
      const listed = rest.resource.find((each) => each.type === type);
      expect(listed?.interaction.map(({ code }) => code)).toEqual([...interactionTable[type]]);
      expect(listed?.searchParam.map(({ name }) => name)).toEqual([...searchParameters(type).keys()]);
    }
  });

  it('lists every operation once where it is called', () => {
    const patient = rest.resource.find(({ type }) => type === 'Patient');
    const names = [...(patient?.operation ?? []), ...rest.operation].map(({ name }) => name);
    expect(names.toSorted()).toEqual(operations.map(({ code }) => code).toSorted());
  });

  it('names the addresses of the sign-in', () => {
    expect(JSON.stringify(statement)).toContain(signIn.token);
  });
});
