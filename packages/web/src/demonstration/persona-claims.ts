import type { Role } from '@causeway/choices';
import type { DemonstrationParts } from './demonstration-parts.js';
import type { Persona } from './persona.js';

interface StaffPersona {
  readonly title: string;
  readonly role: Role;
  /** The job role NHS CIS2 would tell; those with `X` are none of the nation's, for the nation has none. */
  readonly jobRole: string;
}

const staff: Readonly<Record<Exclude<Persona, 'patient' | 'proxy'>, StaffPersona>> = {
  gp: { title: 'General practitioner', role: 'general-practitioner', jobRole: 'R0260' },
  receptionist: { title: 'Receptionist', role: 'receptionist', jobRole: 'R8009' },
  'district-nurse': { title: 'District nurse', role: 'district-nurse', jobRole: 'R8001' },
  'out-of-hours': { title: 'Out-of-hours doctor', role: 'out-of-hours-doctor', jobRole: 'X0001' },
  hospital: { title: 'Hospital doctor', role: 'hospital-doctor', jobRole: 'R8000' },
  'smoking-clinic': { title: 'Smoking clinic adviser', role: 'health-adviser', jobRole: 'R8003' },
  'privacy-officer': { title: 'Privacy officer', role: 'privacy-officer', jobRole: 'R0001' },
  'practice-admin': { title: 'Practice administrator', role: 'practice-administrator', jobRole: 'R8008' },
  analyst: { title: 'Data-run analyst', role: 'analyst', jobRole: 'X0002' },
  researcher: { title: 'Researcher', role: 'researcher', jobRole: 'X0003' },
  'checker-1': { title: 'First release checker', role: 'release-checker', jobRole: 'X0004' },
  'checker-2': { title: 'Second release checker', role: 'release-checker', jobRole: 'X0004' },
};

/** What the persona list calls each persona. */
export function personaTitle(persona: Persona): string {
  if (persona === 'patient') return 'Patient';
  return persona === 'proxy' ? 'Someone who acts for the patient' : staff[persona].title;
}

/** The role each persona acts in. */
export function personaRole(persona: Persona): Role {
  return persona === 'patient' || persona === 'proxy' ? persona : staff[persona].role;
}

/** The roles of the job roles that the demonstration alone knows. */
export const demonstrationRoles: Readonly<Record<string, Role>> = Object.fromEntries(
  Object.values(staff).map(({ jobRole, role }) => [jobRole, role]),
);

/**
 * The claims of a persona, written as NHS CIS2 writes those of staff and NHS login those of people, so that the demonstration goes through
 * the very same reading. The number is the specimen of the NHS Data Dictionary; who the person is, `patient` says.
 */
export function personaClaims(
  persona: Persona,
  demonstration: DemonstrationParts,
): Readonly<Record<string, unknown>> {
  if (persona === 'patient' || persona === 'proxy') return personClaims(persona, demonstration);
  const organisation = demonstration.organisations[persona];
  return {
    sub: `demonstration-${persona}`,
    nhsid_useruid: `demonstration-${persona}`,
    selected_roleid: `role-${persona}`,
    nhsid_nrbac_roles: [
      {
        person_roleid: `role-${persona}`,
        org_code: organisation,
        role_code: `S0000:G0000:${staff[persona].jobRole}`,
        role_name: staff[persona].title,
      },
    ],
  };
}

function personClaims(persona: 'patient' | 'proxy', { patient }: DemonstrationParts) {
  return {
    sub: 'demonstration-patient',
    ...(persona === 'proxy' ? { act: { sub: 'demonstration-proxy' } } : {}),
    nhs_number: '9434765919',
    identity_proofing_level: 'P9',
    vot: 'P9.Cp.Cd',
    patient,
  };
}
