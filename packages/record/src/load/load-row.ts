import type { Instant, OdsCode } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { isResourceType, personOf, validateQuick } from '@causeway/fhir';
import type { EntryRow } from '../entries/entry-row.js';
import { entryRowOf } from '../entries/entry-row.js';
import { nobody } from '../gate/gate-facts.js';
import type { LoadIdentity } from './load-identity.js';
import { rewriteReferences } from './rewrite-references.js';

/** A resource to load, as its source sent it, with its source's id and references. */
export interface LoadItem {
  readonly resource: Resource;
  /** The organisation that recorded it; undefined where nothing tells. */
  readonly recorder: OdsCode | undefined;
  /** `Type/id` of what a reference in it leads to, by the source's ids; undefined where it leads to nothing that has one. */
  readonly target: (reference: string) => string | undefined;
}

/** Why a resource is not kept. */
export type NotLoaded =
  | 'type not kept'
  | 'no id'
  | 'not valid FHIR R4'
  | 'about nobody known'
  | 'no recorder';

/** What loading gives every resource. */
export interface LoadStamp {
  readonly identity: LoadIdentity;
  readonly now: Instant;
}

function newReference(identity: LoadIdentity, target: string): string {
  const [type = '', id = ''] = target.split('/');
  return `${type}/${identity(type, id)}`;
}

/** The row that keeps the resource under an id of ours, its references to others following them; or why it is not kept. */
export function loadRow(item: LoadItem, { identity, now }: LoadStamp): EntryRow | NotLoaded {
  const { resource, recorder } = item;
  const { resourceType: type, id: sourceId } = resource;
  if (!isResourceType(type)) return 'type not kept';
  if (sourceId === undefined) return 'no id';
  if (recorder === undefined) return 'no recorder';
  const id = identity(type, sourceId);
  const own = rewriteReferences({ ...resource, id }, (reference) => {
    const target = item.target(reference);
    return target === undefined ? undefined : newReference(identity, target);
  });
  if (!validateQuick(own).ok) return 'not valid FHIR R4';
  const person = personOf(own);
  if (!person.ok) return 'about nobody known';
  return entryRowOf(own, {
    person: person.value ?? nobody,
    id,
    type,
    version: 1,
    recorder,
    lastUpdated: now,
    method: 'POST',
  });
}
