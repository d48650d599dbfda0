import type { OdsCode, Problem } from '@causeway/domain';
import { odsCodeSystem, problem } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { sourceOf } from './entry-row.js';

/** CW-RECORD-009 where `meta.source` names an organisation that is not the writer's; undefined otherwise. Other addresses are replaced. */
export function sourceRefusal({ meta }: Resource, organisation: OdsCode): Problem | undefined {
  const source = meta?.source;
  const isForeign = source?.startsWith(`${odsCodeSystem}#`) === true && source !== sourceOf(organisation);
  return isForeign ? problem('CW-RECORD-009') : undefined;
}
