import type { PurposeOfUse } from '@causeway/domain';
import type { Activity, Role } from './role.js';

interface RoleEntry {
  readonly activities: readonly Activity[];
  /** The purposes the role may state, the usual one first. */
  readonly purposes: readonly PurposeOfUse[];
}

const clinical = [
  'trace-person',
  'view-record',
  'add-to-record',
  'record-choice',
  'claim-relationship',
  'disclose-entry',
  'label-entry',
  'explain-decision',
] as const satisfies readonly Activity[];

/** The care of this person, and their protection. */
const care = ['direct-care', 'safeguarding'] as const satisfies readonly PurposeOfUse[];

const ownRecord = [
  'read-own-record',
  'read-own-access-log',
  'record-choice',
  'explain-decision',
] as const satisfies readonly Activity[];

/**
 * Which role may do what, and why. Breaking glass belongs to the roles that meet emergencies; the right to safeguarding entries to the
 * practice, and to whom an organisation's administrator gives it besides. Privacy officers and administrators hold no activity that
 * shows clinical content; the operator of the system has no role here at all.
 */
const roleTable: Readonly<Record<Role, RoleEntry>> = {
  'general-practitioner': {
    activities: [
      ...clinical,
      'break-glass',
      'manage-share-in',
      'view-safeguarding',
      'view-protected-address',
    ],
    purposes: care,
  },
  receptionist: { activities: ['trace-person', 'record-choice'], purposes: ['direct-care'] },
  'district-nurse': { activities: [...clinical, 'break-glass'], purposes: care },
  'out-of-hours-doctor': { activities: [...clinical, 'break-glass'], purposes: care },
  'hospital-doctor': { activities: [...clinical, 'break-glass'], purposes: care },
  'health-adviser': { activities: clinical, purposes: care },
  'privacy-officer': {
    activities: ['view-audit', 'handle-alerts', 'explain-decision'],
    purposes: ['direct-care'],
  },
  'practice-administrator': {
    activities: ['trace-person', 'record-choice', 'manage-share-in', 'manage-policy'],
    purposes: ['direct-care'],
  },
  analyst: {
    activities: ['run-data', 'request-release'],
    purposes: ['planning', 'research', 'audit', 'public-health'],
  },
  researcher: { activities: ['request-release'], purposes: ['research', 'planning'] },
  'release-checker': {
    activities: ['check-release'],
    purposes: ['planning', 'research', 'audit', 'public-health'],
  },
  patient: { activities: [...ownRecord, 'manage-share-in'], purposes: ['patient-access'] },
  proxy: { activities: ownRecord, purposes: ['patient-access'] },
  system: {
    activities: ['trace-person', 'view-record', 'add-to-record', 'load-record', 'export-bulk'],
    purposes: ['direct-care', 'planning', 'research', 'audit', 'public-health'],
  },
};

/** What a role may do. */
export function activitiesOf(role: Role): ReadonlySet<Activity> {
  return new Set(roleTable[role].activities);
}

/** The purposes a role may state, the usual one first. */
export function purposesOf(role: Role): readonly PurposeOfUse[] {
  return roleTable[role].purposes;
}

/** Whether the role may state the purpose. */
export function mayStatePurpose(role: Role, purpose: PurposeOfUse): boolean {
  return purposesOf(role).includes(purpose);
}

/** Whether the purpose is one of section 1 of the decision tables: the care of this person, and their protection. */
export function isCareOfPerson(purpose: PurposeOfUse): boolean {
  return purpose === 'direct-care' || purpose === 'safeguarding';
}

/** Every role, in the order of the table. */
export const roles = Object.keys(roleTable) as readonly Role[];
