import { isSecondaryUse } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { activitiesOf, mayStatePurpose, purposesOf, roles } from './role-activities.js';

const clinicalContent = ['view-record', 'add-to-record', 'disclose-entry', 'export-bulk'] as const;

describe('roles', () => {
  it.each([
    'privacy-officer',
    'practice-administrator',
    'receptionist',
    'release-checker',
    'researcher',
  ] as const)('give a %s no clinical content', (role) => {
    expect(clinicalContent.filter((activity) => activitiesOf(role).has(activity))).toEqual([]);
  });

  it('let only clinicians who meet emergencies break glass', () => {
    expect(roles.filter((role) => activitiesOf(role).has('break-glass'))).toEqual([
      'general-practitioner',
      'district-nurse',
      'out-of-hours-doctor',
      'hospital-doctor',
    ]);
  });

  it('let nobody who writes or reads records handle the alerts about it', () => {
    const both = roles.filter(
      (role) => activitiesOf(role).has('handle-alerts') && activitiesOf(role).has('view-record'),
    );
    expect(both).toEqual([]);
  });

  it('give every role something to do and a purpose', () => {
    expect(roles.filter((role) => activitiesOf(role).size === 0 || purposesOf(role).length === 0)).toEqual(
      [],
    );
  });

  it('let a clinician state direct care, and no secondary use', () => {
    expect(mayStatePurpose('district-nurse', 'direct-care')).toBe(true);
    expect(purposesOf('district-nurse').filter(isSecondaryUse)).toEqual([]);
  });
});
