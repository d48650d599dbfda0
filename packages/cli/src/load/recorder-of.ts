import type { OdsCode } from '@causeway/domain';
import { odsCodeSystem, parseOdsCode } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { isObject } from '@causeway/fhir';
import { organisationOf } from '@causeway/release';
import type { ResourceGroup } from './resource-group.js';

function referenceIn(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) && typeof first.reference === 'string' ? first.reference : undefined;
}

function sourceCode(resource: Resource): OdsCode | undefined {
  const [system, code] = (resource.meta?.source ?? '').split('#');
  const parsed = system === odsCodeSystem && code !== undefined ? parseOdsCode(code) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

/** The elements by which resources name the organisation that keeps them. Source: FHIR R4, the types' own pages. */
const organisationElements = [
  'serviceProvider',
  'managingOrganization',
  'custodian',
  'organization',
  'generalPractitioner',
] as const;

/** Says which organisation recorded each resource of a group: undefined where nothing tells. */
export type RecorderOf = (resource: Resource) => OdsCode | undefined;

/** The organisations that the Organization resources met so far stand for, by `Organization/id`. */
export type KnownOrganisations = Map<string, OdsCode>;

function noteOrganisations(group: ResourceGroup, known: KnownOrganisations): void {
  for (const { resource } of group.found) {
    if (resource.resourceType !== 'Organization' || resource.id === undefined) continue;
    const key = `Organization/${resource.id}`;
    known.set(key, sourceCode(resource) ?? organisationOf(resource, key).ods);
  }
}

/** The recorder of each encounter of a group, and of the people it was with: the first that has any, for who was with several. */
function byEncounters(group: ResourceGroup, stated: RecorderOf): ReadonlyMap<string, OdsCode> {
  const recorders = new Map<string, OdsCode>();
  for (const { resource } of group.found) {
    const code = resource.resourceType === 'Encounter' ? stated(resource) : undefined;
    if (code === undefined) continue;
    const participants = Array.isArray(resource.participant) ? resource.participant : [];
    const individuals = participants.map((one) => (isObject(one) ? referenceIn(one.individual) : undefined));
    const targets = [referenceIn(resource.subject), ...individuals].map((reference) =>
      reference === undefined ? undefined : group.target(reference),
    );
    for (const target of [`Encounter/${resource.id}`, ...targets]) {
      if (target !== undefined && !recorders.has(target)) recorders.set(target, code);
    }
  }
  return recorders;
}

/**
 * Who recorded what in a group. First comes the recorder a resource states (`meta.source` with an ODS code), then the organisation it
 * names, then that of its encounter, then that of the encounters of the person it is, or is about. Nobody else's: it would show the
 * entry as theirs.
 */
export function recordersIn(group: ResourceGroup, known: KnownOrganisations): RecorderOf {
  noteOrganisations(group, known);
  const recorderAt = (reference: string | undefined, recorders: ReadonlyMap<string, OdsCode>) => {
    const target = reference === undefined ? undefined : group.target(reference);
    return target === undefined ? undefined : recorders.get(target);
  };
  const stated: RecorderOf = (resource) => {
    const code = sourceCode(resource);
    if (code !== undefined) return code;
    if (resource.resourceType === 'Organization') return known.get(`Organization/${resource.id}`);
    return firstOf(organisationElements.map((element) => recorderAt(referenceIn(resource[element]), known)));
  };
  const met = byEncounters(group, stated);
  return (resource) =>
    stated(resource) ??
    firstOf([
      ...contextElements.map((element) => recorderAt(referenceIn(resource[element]), met)),
      met.get(`${resource.resourceType}/${resource.id}`),
    ]);
}

/** The elements by which an entry names its encounter, and then whom it is about. */
const contextElements = ['encounter', 'context', 'subject', 'patient'] as const;

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}
