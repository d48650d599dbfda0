import type { OdsCode } from '@causeway/domain';
import type { Store } from '../postgres/store.js';

/** Whether the organisation has, or had, a relationship with the person, as far as the store knows. */
export async function hasRelationship(store: Store, person: string, organisation: OdsCode): Promise<boolean> {
  const scope = { organisation, person: '', user: 'causeway-load', now: store.clock() };
  const rows = await store.query(scope, {
    name: 'load_has_relationship',
    text: 'select 1 as one from care_relationship where person = $1::uuid and organisation = $2::text',
    values: [person, organisation],
  });
  return rows.length > 0;
}
