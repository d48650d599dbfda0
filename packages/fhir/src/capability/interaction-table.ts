import { type ResourceType, resourceTypes } from '../resource.js';

/** An interaction of one type. Source: FHIR R4, RESTful API. */
export type Interaction =
  | 'read'
  | 'vread'
  | 'update'
  | 'patch'
  | 'delete'
  | 'history-instance'
  | 'history-type'
  | 'create'
  | 'search-type';

const allInteractions: readonly Interaction[] = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
];

/** What can be done with each type of resource: the CapabilityStatement says this, and the tests of the API try each. */
export const interactionTable: Readonly<Record<ResourceType, readonly Interaction[]>> = Object.fromEntries(
  resourceTypes.map((type) => [type, allInteractions]),
) as Record<ResourceType, readonly Interaction[]>;

/** What can be done with several types at once. */
export const systemInteractions = ['transaction', 'batch'] as const;
