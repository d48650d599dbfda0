import { ok } from '@causeway/domain';
import type { Method, OpenRoute, RecordRoute, Route } from '../running/route.js';
import { capability } from './capability.js';
import type { Handle } from './exchange.js';
import { read, readVersion } from './read.js';
import { create, patch, remove, update, updateWhere } from './write.js';

/** The interactions of FHIR with the record, one a line. All need a sign-in. */
const interactions: readonly (readonly [Method, string, Handle])[] = [
  ['GET', '/:type/:id', read],
  ['GET', '/:type/:id/_history/:version', readVersion],
  ['POST', '/:type', create],
  ['PUT', '/:type/:id', update],
  ['PUT', '/:type', updateWhere],
  ['PATCH', '/:type/:id', patch],
  ['DELETE', '/:type/:id', remove],
];

/** The routes of the FHIR service, under `/fhir/R4`. */
export function fhirRoutes(parts: {
  readonly base: () => string;
  readonly version: string;
}): readonly Route[] {
  const metadata: OpenRoute = {
    door: 'open',
    method: 'GET',
    path: '/fhir/R4/metadata',
    handle: async (request) => ok(capability({ ...parts, base: parts.base() }, request)),
  };
  return [
    metadata,
    ...interactions.map(
      ([method, path, handle]): RecordRoute => ({ door: 'record', method, path: `/fhir/R4${path}`, handle }),
    ),
  ];
}
