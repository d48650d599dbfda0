import { accessLog } from '../operations/access-log.js';
import { alerts, resolveAlert } from '../operations/alerts.js';
import { disclose, excludeSensitiveSet, grantProxy, setPolicy } from '../operations/disclose.js';
import { explain } from '../operations/explain.js';
import { objections, setObjection } from '../operations/objection.js';
import { breakGlass, claimRelationship, endBreakGlass } from '../operations/override.js';
import { confirmShareInCode, requestShareInCode, setShareIn } from '../operations/share-in.js';
import { setSharing, sharing } from '../operations/sharing.js';
import type { Method, RecordRoute, Route } from '../running/route.js';
import { bundle } from './bundle.js';
import { type DefinitionRouteParts, definitionRoutes } from './definition-routes.js';
import { everything } from './everything.js';
import type { Handle } from './exchange.js';
import { history, typeHistory } from './history.js';
import { read, readVersion } from './read.js';
import { search, searchByForm } from './search.js';
import { validateResource } from './validate-operation.js';
import { create, patch, remove, update, updateWhere } from './write.js';

/** Operations, one a line. */
const operations: readonly (readonly [Method, string, Handle])[] = [
  ['GET', '/Patient/:id/$everything', everything],
  ['GET', '/Patient/:id/$sharing', sharing],
  ['POST', '/Patient/:id/$sharing', setSharing],
  ['GET', '/Patient/:id/$objection', objections],
  ['POST', '/Patient/:id/$objection', setObjection],
  ['POST', '/Patient/:id/$break-glass', breakGlass],
  ['POST', '/Patient/:id/$claim-relationship', claimRelationship],
  ['GET', '/Patient/:id/$explain', explain],
  ['GET', '/Patient/:id/$access-log', accessLog],
  ['POST', '/Patient/:id/$share-in', setShareIn],
  ['POST', '/Patient/:id/$request-share-in-code', requestShareInCode],
  ['POST', '/Patient/:id/$confirm-share-in-code', confirmShareInCode],
  ['POST', '/Patient/:id/$disclose', disclose],
  ['POST', '/Patient/:id/$sensitive-set', excludeSensitiveSet],
  ['POST', '/Patient/:id/$grant-proxy', grantProxy],
  ['POST', '/$end-break-glass', endBreakGlass],
  ['POST', '/$policy', setPolicy],
  ['GET', '/$alerts', alerts],
  ['POST', '/$resolve-alert', resolveAlert],
  ['POST', '/:type/$validate', validateResource],
];

/** The interactions of FHIR with the record, one a line. All need a sign-in. */
const interactions: readonly (readonly [Method, string, Handle])[] = [
  ['POST', '', bundle],
  ['GET', '/:type', search],
  ['POST', '/:type/_search', searchByForm],
  ['GET', '/:type/_history', typeHistory],
  ['GET', '/:type/:id/_history', history],
  ['GET', '/:type/:id', read],
  ['GET', '/:type/:id/_history/:version', readVersion],
  ['POST', '/:type', create],
  ['PUT', '/:type/:id', update],
  ['PUT', '/:type', updateWhere],
  ['PATCH', '/:type/:id', patch],
  ['DELETE', '/:type/:id', remove],
];

/** The routes of the FHIR service, under `/fhir/R4`. */
export function fhirRoutes(parts: DefinitionRouteParts): readonly Route[] {
  const served = [...interactions, ...operations].map(
    ([method, path, handle]): RecordRoute => ({ door: 'record', method, path: `/fhir/R4${path}`, handle }),
  );
  return [...definitionRoutes(parts), ...served];
}
