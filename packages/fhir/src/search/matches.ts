import { evalFhirPathTyped } from '@medplum/core';
import { isObject } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { isResourceType, resourceTypes } from '../resource.js';
import { elementValues, listOf, textOf, valuesAt } from './element-values.js';
import { matchesDate, matchesQuantity } from './match-span.js';
import { codesOf, matchesText, matchesToken, quantitiesOf, spansOf, textsOf } from './match-value.js';
import { momentSpan } from './moment-span.js';
import { isAboutPerson } from './person-of.js';
import type { SearchComponent, SearchParameter } from './search-parameter.js';
import { searchParameters } from './search-parameter.js';
import type { ReferenceValue, SearchCondition, SearchRequest } from './search-request.js';

/**
 * Whether `resource` is what the search asks for, among the resources of `world`, which are all that the asker may see.
 *
 * This is the reference: slow and plain, by the FHIRPath expressions of the standard, knowing nothing of the index. What searches in SQL find
 * is tested against it.
 */
export function matches(
  { type, conditions }: Pick<SearchRequest, 'type' | 'conditions'>,
  resource: Resource,
  world: readonly Resource[],
): boolean {
  return resource.resourceType === type && conditions.every((each) => fulfils(resource, each, world));
}

function fulfils(resource: Resource, condition: SearchCondition, world: readonly Resource[]): boolean {
  if (condition.kind === 'id') return condition.values.includes(resource.id ?? '');
  if (condition.kind === 'last-updated') {
    const moment = momentSpan(resource.meta?.lastUpdated ?? '');
    return moment !== undefined && condition.values.some((wanted) => matchesDate(moment, wanted));
  }
  if (condition.kind === 'has') {
    const own = `${resource.resourceType}/${resource.id ?? ''}`;
    return world.some(
      (other) =>
        matches({ type: condition.source, conditions: condition.conditions }, other, world) &&
        addressesOf(other, condition.parameter).includes(own),
    );
  }
  if (condition.kind === 'chain') {
    return addressesOf(resource, condition.parameter)
      .filter((address) => address.startsWith(`${condition.target}/`))
      .flatMap((address) => resolved(address, world))
      .some((other) => matches({ type: condition.target, conditions: condition.conditions }, other, world));
  }
  const parameter = parameterOf(resource, condition.parameter);
  return parameter !== undefined && fulfilsParameter({ resource, parameter, world }, condition);
}

interface Looking {
  readonly resource: Resource;
  readonly parameter: SearchParameter;
  readonly world: readonly Resource[];
}

type ParameterCondition = Exclude<
  SearchCondition,
  { readonly kind: 'id' | 'last-updated' | 'has' | 'chain' }
>;

function fulfilsParameter(looking: Looking, condition: ParameterCondition): boolean {
  const { resource, parameter } = looking;
  if (condition.kind === 'missing') return condition.missing !== hasValue(looking);
  if (condition.kind === 'composite') {
    return condition.values.some((pair) => fulfilsPair(looking, pair));
  }
  const found = valuesOf(resource, parameter).some((value) => fits(looking, value, condition));
  return condition.kind === 'token' && condition.not ? !found : found;
}

function hasValue({ resource, parameter }: Looking): boolean {
  if (parameter.type === 'composite') return pairsOf(resource, parameter).length > 0;
  return valuesOf(resource, parameter).some((value) => {
    if (parameter.type === 'token') return codesOf(value, parameter).length > 0;
    if (parameter.type === 'date') return spansOf(value).length > 0;
    if (parameter.type === 'quantity') return quantitiesOf(value).length > 0;
    if (parameter.type === 'string') return textsOf(value).length > 0;
    if (parameter.type === 'uri') return typeof value === 'string';
    return addressOf(value) !== undefined || codesOf(identifierOf(value), noParameter).length > 0;
  });
}

type SimpleCondition = Exclude<ParameterCondition, { readonly kind: 'missing' | 'composite' }>;

/** Whether one value of the parameter is what one of the alternatives asks for. */
function fits(looking: Looking, value: unknown, condition: SimpleCondition): boolean {
  switch (condition.kind) {
    case 'token': {
      const codes = codesOf(value, looking.parameter);
      return condition.values.some((wanted) => codes.some((code) => matchesToken(code, wanted)));
    }
    case 'identified-reference': {
      const codes = codesOf(identifierOf(value), noParameter);
      return condition.values.some((wanted) => codes.some((code) => matchesToken(code, wanted)));
    }
    case 'reference':
      return condition.values.some((wanted) => leadsTo(looking, addressOf(value), wanted));
    case 'date':
      return condition.values.some((wanted) => spansOf(value).some((span) => matchesDate(span, wanted)));
    case 'string':
      return condition.values.some((wanted) =>
        textsOf(value).some((text) => matchesText(text, wanted, condition.match)),
      );
    case 'quantity':
      return condition.values.some((wanted) =>
        quantitiesOf(value).some((each) => matchesQuantity(each, wanted)),
      );
    case 'number':
      return false;
    case 'uri':
      return condition.values.some((wanted) => value === wanted);
  }
}

/** An address counts where it is the one asked for; one of an entry, only where that may be seen. */
function leadsTo(
  { parameter, world }: Looking,
  address: string | undefined,
  { type, id }: ReferenceValue,
): boolean {
  if (address === undefined) return false;
  const isPlain = type === undefined && !/[/:]/.test(id);
  const targets = parameter.targets.length === 0 ? resourceTypes : parameter.targets;
  const sought = isPlain
    ? [id, ...targets.map((target) => `${target}/${id}`)]
    : [type === undefined ? id : `${type}/${id}`];
  if (!sought.includes(address)) return false;
  const [named = ''] = address.split('/');
  const isEntry = isResourceType(named) && named !== 'Patient' && isAboutPerson(named);
  return !isEntry || resolved(address, world).length > 0;
}

function fulfilsPair(looking: Looking, [head, tail]: readonly SearchCondition[]): boolean {
  return pairsOf(looking.resource, looking.parameter).some(
    ({ first, second }) =>
      isSimple(head) && isSimple(tail) && fits(looking, first, head) && fits(looking, second, tail),
  );
}

function isSimple(condition: SearchCondition | undefined): condition is SimpleCondition {
  return (
    condition !== undefined && 'parameter' in condition && !['missing', 'composite'].includes(condition.kind)
  );
}

function pairsOf(resource: Resource, { composites }: SearchParameter) {
  return composites.flatMap(({ base, components: [first, second] }) =>
    valuesAt(resource, base).flatMap((node) =>
      componentValues(node, first)
        .filter((left) => codesOf(left, noParameter).some(({ code }) => code !== undefined))
        .flatMap((left) => componentValues(node, second).map((right) => ({ first: left, second: right }))),
    ),
  );
}

function componentValues(node: unknown, component: SearchComponent | undefined): readonly unknown[] {
  return (component?.paths ?? []).flatMap((path) => elementValues(node, path));
}

const noParameter = { name: '', paths: [] };

function parameterOf({ resourceType: type }: Resource, name: string): SearchParameter | undefined {
  return isResourceType(type) ? searchParameters(type).get(name) : undefined;
}

/**
 * The values of the parameter, by its expression in FHIRPath. The alternatives are evaluated one by one: as a union the evaluator (4.5.2)
 * would drop a quantity whose number stands there already, whatever its unit.
 */
function valuesOf(resource: Resource, { expression }: SearchParameter): readonly unknown[] {
  const root = [{ type: resource.resourceType, value: resource }];
  return expression
    .split(' | ')
    .flatMap((branch) => evalFhirPathTyped(branch, root).map(({ value }) => value as unknown));
}

function addressesOf(resource: Resource, name: string): readonly string[] {
  const parameter = parameterOf(resource, name);
  if (parameter === undefined) return [];
  return valuesOf(resource, parameter)
    .map(addressOf)
    .filter((address) => address !== undefined);
}

function addressOf(value: unknown): string | undefined {
  const address = textOf(isObject(value) ? value.reference : value);
  return address === undefined || address.startsWith('#')
    ? undefined
    : address.replace(/\/_history\/.*$/, '');
}

function identifierOf(value: unknown): unknown {
  return isObject(value) ? value.identifier : undefined;
}

function resolved(address: string, world: readonly Resource[]): readonly Resource[] {
  return listOf(
    world.find(({ resourceType, id }) => `${resourceType}/${id ?? ''}` === address),
  ) as readonly Resource[];
}
