import type { Activity, Asker, Role } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';

const staffActivities: readonly Activity[] = ['view-record', 'add-to-record', 'trace-person', 'break-glass'];

/** Someone who works for `organisation`, as sign-in would have found them. For tests only. */
export function testStaff(organisation: string, changes: Partial<Asker> = {}): Asker {
  return {
    user: `user-of-${organisation}`,
    role: 'district-nurse' satisfies Role,
    organisation: organisation as OdsCode,
    activities: new Set(staffActivities),
    purpose: 'direct-care',
    person: undefined,
    session: `session-of-${organisation}`,
    freshlyAuthenticated: false,
    ...changes,
  };
}

/** The person whose own record `person` is. For tests only. */
export function testPatient(person: string, changes: Partial<Asker> = {}): Asker {
  return {
    user: `user-${person}`,
    role: 'patient',
    organisation: undefined,
    activities: new Set(['read-own-record', 'read-own-access-log']),
    purpose: 'patient-access',
    person,
    session: `session-${person}`,
    freshlyAuthenticated: false,
    ...changes,
  };
}
