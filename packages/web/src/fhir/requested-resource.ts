import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isResourceType, type ResourceType } from '@causeway/fhir';
import type { ResourceKey } from '@causeway/record';
import { type ScopePermission, scopesAllow } from '../sign-in/smart-scope.js';
import type { Exchange } from './exchange.js';

/**
 * The type of resource in the address, where it is kept here and the token's scopes allow `permission` on it.
 * Errors: CW-WEB-004 (no such type), CW-WEB-013 (scope).
 */
export function requestedType(
  exchange: Exchange,
  permission: ScopePermission,
): Result<ResourceType, Problem> {
  const type = exchange.params.type ?? '';
  if (!isResourceType(type)) {
    return err(problem('CW-WEB-004', { detail: 'Resources of the type in the address are not kept here.' }));
  }
  return allowed(exchange, permission, type);
}

/** The resource in the address. What its id looks like says nothing: one that is none is as unknown as any other. Errors: as `requestedType`. */
export function requestedKey(exchange: Exchange, permission: ScopePermission): Result<ResourceKey, Problem> {
  const type = requestedType(exchange, permission);
  return type.ok ? ok({ type: type.value, id: exchange.params.id ?? '' }) : type;
}

/** `type`, or `*` for every one, where the token's scopes allow `permission` on it. Error: CW-WEB-013. */
export function allowed<Type extends ResourceType | '*'>(
  { scopes }: Pick<Exchange, 'scopes'>,
  permission: ScopePermission,
  type: Type,
): Result<Type, Problem> {
  return scopes === undefined || scopesAllow(scopes, permission, type)
    ? ok(type)
    : err(problem('CW-WEB-013'));
}
