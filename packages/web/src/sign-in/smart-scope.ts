import { isResourceType, type ResourceType } from '@causeway/fhir';

/** What may be done with resources: create, read, update, delete, search. Source: SMART App Launch 2.2, scopes. */
export type ScopePermission = 'c' | 'r' | 'u' | 'd' | 's';

/** One SMART scope, read: whose resources, of which type, for what. */
export interface SmartScope {
  readonly context: 'patient' | 'user' | 'system';
  readonly type: ResourceType | '*';
  readonly permissions: ReadonlySet<ScopePermission>;
}

const shape = /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)$/;
const versionOne: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/**
 * The SMART scope `text` spells, of version 2 (`user/Observation.rs`) or 1 (`user/Observation.read`); undefined where it is none,
 * names a type that is not kept here, or is narrowed by a search (`?category=…`), which is not done here and so must not be granted.
 */
export function parseSmartScope(text: string): SmartScope | undefined {
  const [, context, type, permissions] = shape.exec(text) ?? [];
  if (!isContext(context) || type === undefined || !permissions) return undefined;
  if (type !== '*' && !isResourceType(type)) return undefined;
  const letters = versionOne[permissions] ?? permissions;
  return { context, type, permissions: new Set(letters as Iterable<ScopePermission>) };
}

/** Whether a scope is written as SMART writes them, understood here or not: a token that has one is bound by its scopes. */
export function looksLikeSmartScope(text: string): boolean {
  return /^(patient|user|system)\//.test(text);
}

/** Whether one of the scopes allows `permission` on resources of `type`; with no type, on those of every type. */
export function scopesAllow(
  scopes: readonly SmartScope[],
  permission: ScopePermission,
  type: ResourceType | '*',
): boolean {
  return scopes.some(
    (scope) => (scope.type === '*' || scope.type === type) && scope.permissions.has(permission),
  );
}

function isContext(text: string | undefined): text is SmartScope['context'] {
  return text === 'patient' || text === 'user' || text === 'system';
}
