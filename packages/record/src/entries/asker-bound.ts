import type { Asker } from '@causeway/choices';

/** What of an asker a cursor is bound to: it serves this user, in this role and place, for this purpose. */
export function askerBound({ user, role, organisation, person, purpose }: Asker): readonly unknown[] {
  return [user, role, organisation ?? null, person ?? null, purpose];
}
