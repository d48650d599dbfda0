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

/**
 * Who recorded what in a group. First comes the recorder a resource states (`meta.source` with an ODS code), then the organisation it
 * names, then that of its encounter, then that of its person's other encounters in the group (a Bundle is one person's record).
 */
export function recordersIn(group: ResourceGroup, known: KnownOrganisations): RecorderOf {
  noteOrganisations(group, known);
  const byEncounter = new Map<string, OdsCode>();
  const named = (resource: Resource): OdsCode | undefined => {
    if (resource.resourceType === 'Organization') return known.get(`Organization/${resource.id}`);
    const references = organisationElements.map((element) => referenceIn(resource[element]));
    const targets = references.map((reference) =>
      reference === undefined ? undefined : group.target(reference),
    );
    return targets
      .map((target) => (target === undefined ? undefined : known.get(target)))
      .find((code) => code !== undefined);
  };
  for (const { resource } of group.found) {
    if (resource.resourceType !== 'Encounter') continue;
    const code = sourceCode(resource) ?? named(resource);
    if (code !== undefined) byEncounter.set(`Encounter/${resource.id}`, code);
  }
  const [first] = byEncounter.values();
  return (resource) => {
    const stated = sourceCode(resource) ?? named(resource);
    if (stated !== undefined) return stated;
    const encounter = referenceIn(resource.encounter) ?? referenceIn(resource.context);
    const target = encounter === undefined ? undefined : group.target(encounter);
    return (target === undefined ? undefined : byEncounter.get(target)) ?? first;
  };
}
