import type { Activity, Role } from '@causeway/choices';

const clinical: readonly Activity[] = [
  'trace-person',
  'view-record',
  'add-to-record',
  'record-choice',
  'break-glass',
  'claim-relationship',
  'view-safeguarding',
  'disclose-entry',
  'label-entry',
  'explain-decision',
];
const table: Readonly<Record<Role, readonly Activity[]>> = {
  'general-practitioner': [...clinical, 'manage-share-in', 'view-protected-address'],
  receptionist: ['trace-person', 'record-choice'],
  'district-nurse': clinical,
  'out-of-hours-doctor': clinical,
  'hospital-doctor': clinical,
  'health-adviser': clinical,
  'privacy-officer': ['view-audit', 'handle-alerts', 'explain-decision'],
  'practice-administrator': ['trace-person', 'record-choice', 'manage-share-in', 'manage-policy'],
  analyst: ['run-data'],
  researcher: ['request-release'],
  'release-checker': ['check-release'],
  patient: ['read-own-record', 'read-own-access-log', 'record-choice', 'explain-decision'],
  proxy: ['read-own-record', 'read-own-access-log', 'record-choice', 'explain-decision'],
  system: ['trace-person', 'view-record', 'add-to-record', 'export-bulk', 'load-record'],
};

/** The activities of a role. */
export function activitiesOfRole(role: Role): ReadonlySet<Activity> {
  return new Set(table[role]);
}
