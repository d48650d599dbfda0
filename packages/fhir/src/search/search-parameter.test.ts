import { evalFhirPathTyped } from '@medplum/core';
import { describe, expect, it } from 'vitest';
import type { Resource, ResourceType } from '../resource.js';
import { resourceTypes } from '../resource.js';
import { hasSharedData } from '../testing/shared-bundle.js';
import { sharedResources } from '../testing/shared-resources.js';
import { elementValues } from './element-values.js';
import type { SearchParameter } from './search-parameter.js';
import { searchParameters } from './search-parameter.js';

describe('the table of search parameters', () => {
  it('has parameters for every type, each with a place to look', () => {
    for (const type of resourceTypes) {
      for (const { name, paths, composites } of searchParameters(type).values()) {
        expect([type, name, paths.length + composites.length > 0]).toEqual([type, name, true]);
      }
    }
    expect(searchParameters('Observation').get('code')?.paths).toEqual([
      { steps: ['code'], where: undefined, datatype: 'CodeableConcept', argument: undefined },
    ]);
  });

  it.skipIf(!hasSharedData)(
    'finds in the public examples the values that the FHIRPath expressions find',
    () => {
      const compared = new Set<string>();
      for (const resource of firstOfEachType(40)) {
        const type = resource.resourceType as ResourceType;
        for (const parameter of comparableParameters(type)) {
          const found = byPaths(resource, parameter);
          expect([type, parameter.name, found]).toEqual([
            type,
            parameter.name,
            byExpression(resource, parameter),
          ]);
          if (found.length > 0) compared.add(`${type}.${parameter.name}`);
        }
      }
      expect(compared.size).toBeGreaterThan(150);
    },
  );
});

function firstOfEachType(count: number): readonly Resource[] {
  const all = sharedResources();
  return resourceTypes.flatMap((type) =>
    all.filter(({ resourceType }) => resourceType === type).slice(0, count),
  );
}

/** Whether someone died is an expression that makes a value, and has no place. */
function comparableParameters(type: ResourceType): readonly SearchParameter[] {
  return [...searchParameters(type).values()].filter(
    ({ type: kind, paths }) => kind !== 'composite' && paths.every(({ datatype }) => datatype !== 'deceased'),
  );
}

function byPaths(resource: Resource, { paths }: SearchParameter): readonly string[] {
  return distinct(
    paths.flatMap((path) => elementValues(resource, path).filter((value) => isOfType(value, path.argument))),
  );
}

function isOfType(value: unknown, argument: string | undefined): boolean {
  const reference = (value as { readonly reference?: string }).reference;
  return argument === undefined || argument.includes(':') || reference?.startsWith(`${argument}/`) === true;
}

function byExpression(resource: Resource, { expression }: SearchParameter): readonly string[] {
  const values = evalFhirPathTyped(expression, [{ type: resource.resourceType, value: resource }]);
  return distinct(values.filter(hasValue).map(({ value }) => value as unknown));
}

/** A primitive that only has extensions is found once the evaluator knows the profiles of R4, which another test of this process may have taught it. */
function hasValue({ type, value }: { readonly type: string; readonly value?: unknown }): boolean {
  return typeof value !== 'object' || !/^[a-z]/.test(type);
}

/** A union in FHIRPath holds equal values once. */
function distinct(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map((value) => JSON.stringify(value)))].sort();
}
