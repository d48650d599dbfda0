import type { Instant } from '@causeway/domain';
import type { Operation } from '../operations/operation.js';
import { definitionAddress } from '../operations/operation-definition.js';
import { operations } from '../operations/operation-table.js';
import { type Resource, type ResourceType, resourceTypes } from '../resource.js';
import { searchParameters } from '../search/search-parameter.js';
import { interactionTable, systemInteractions } from './interaction-table.js';

/** What a server says of itself beyond what Causeway can do. */
export interface ServerDescription {
  /** The address of the API. */
  readonly base: string;
  /** The version of Causeway. */
  readonly version: string;
  /** When this was last changed: the start of the server. */
  readonly date: Instant;
  /** The addresses of the sign-in, where it is known. */
  readonly signIn?: { readonly authorize: string; readonly token: string };
}

/**
 * The CapabilityStatement: what works, made of the tables of interactions, search parameters and operations by which it does.
 * Source: FHIR R4, CapabilityStatement; SMART App Launch, conformance.
 */
export function capabilityStatement(server: ServerDescription): Resource {
  const { base, version, date } = server;
  return {
    resourceType: 'CapabilityStatement',
    id: 'causeway',
    url: `${base}/metadata`,
    name: 'Causeway',
    title: 'Causeway shared record',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Causeway', version },
    implementation: {
      description: 'The shared record, behind one gate of sharing out and sharing in',
      url: base,
    },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Every answer is what the choices of the person let this organisation see at this moment; what they do not, is not there.',
        security: security(server),
        resource: resourceTypes.map((type) => resourceEntry(type, base)),
        interaction: systemInteractions.map((code) => ({ code })),
        searchParam: commonParameters,
        operation: operations
          .filter(({ level }) => level === 'system')
          .map((each) => operationEntry(each, base)),
      },
    ],
  };
}

const commonParameters = [
  { name: '_id', type: 'token' },
  { name: '_lastUpdated', type: 'date' },
];

function resourceEntry(type: ResourceType, base: string): object {
  const parameters = [...searchParameters(type).values()].filter(({ name }) => !isCommon(name));
  const offered = operations.filter(({ resource, level }) => level !== 'system' && resource.includes(type));
  const include = parameters.filter((each) => each.type === 'reference').map(({ name }) => `${type}:${name}`);
  const revinclude = referringTo(type);
  return {
    type,
    interaction: interactionTable[type].map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: true,
    conditionalUpdate: true,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal', 'logical', 'local'],
    ...(include.length === 0 ? {} : { searchInclude: include }),
    ...(revinclude.length === 0 ? {} : { searchRevInclude: revinclude }),
    searchParam: parameters.map((each) => ({ name: each.name, type: each.type })),
    ...(offered.length === 0 ? {} : { operation: offered.map((each) => operationEntry(each, base)) }),
  };
}

function isCommon(name: string): boolean {
  return commonParameters.some((common) => common.name === name);
}

/** The search parameters of all types that may refer to `target`. */
function referringTo(target: ResourceType): readonly string[] {
  return resourceTypes.flatMap((type) =>
    [...searchParameters(type).values()]
      .filter(
        ({ type: kind, targets }) =>
          kind === 'reference' && (targets.length === 0 || targets.includes(target)),
      )
      .map(({ name }) => `${type}:${name}`),
  );
}

function operationEntry(operation: Operation, base: string): object {
  return {
    name: operation.code,
    definition: definitionAddress(operation, base),
    documentation: operation.description,
  };
}

const smartUris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

function security({ signIn }: ServerDescription): object {
  const service = {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
    ],
  };
  const addresses = Object.entries(signIn ?? {}).map(([url, valueUri]) => ({ url, valueUri }));
  const extension = addresses.length === 0 ? {} : { extension: [{ url: smartUris, extension: addresses }] };
  return {
    ...extension,
    cors: false,
    service: [service],
    description: 'SMART: scopes, and a bearer token with every request.',
  };
}
