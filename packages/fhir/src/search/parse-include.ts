import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { ResourceType } from '../resource.js';
import { isResourceType } from '../resource.js';
import { searchParameters } from './search-parameter.js';
import { badValue, unsupported } from './search-refusal.js';
import type { IncludeRule } from './search-request.js';

/** `_include` or `_revinclude` as written in a search of `type`. */
export interface WrittenInclude {
  readonly type: ResourceType;
  readonly direction: 'include' | 'revinclude';
  readonly modifier: string | undefined;
  readonly value: string;
}

/** The rule that was written. Errors: CW-FHIR-103 (modifier), CW-FHIR-104 (no such type or reference parameter). */
export function parseInclude(written: WrittenInclude): Result<IncludeRule, Problem> {
  const { type, direction, modifier, value } = written;
  const iterate = modifier === 'iterate' || modifier === 'recurse';
  if (modifier !== undefined && !iterate) return unsupported(`That modifier on _${direction}`);
  if (value === '*' && direction === 'include') {
    return ok({ source: type, parameter: '*', target: undefined, iterate });
  }
  const [source = '', parameter = '', target, ...more] = value.split(':');
  const isKnown = isResourceType(source) && more.length === 0 && isReference(source, parameter);
  if (!isKnown || (target !== undefined && !isResourceType(target))) {
    return badValue(
      `_${direction}`,
      'Type:parameter or Type:parameter:Target, with a parameter of type reference',
    );
  }
  return ok({ source, parameter, target, iterate });
}

function isReference(source: ResourceType, parameter: string): boolean {
  return parameter === '*' || searchParameters(source).get(parameter)?.type === 'reference';
}
