import type { OrganisationKind } from '@causeway/domain';
import { staffPerOrganisation } from '../choices/sharing.js';
import type { PlannedOrganisation } from '../organisations/organisation-plan.js';
import type { RegionPlan } from '../region-plan.js';
import { type FhirResource, odsIdentifier, referenceTo, sourceOf } from './fhir-terms.js';
import { staffNameOf } from './person-name.js';
import { practitionerId, practitionerRoleId } from './staff.js';

const roles: Readonly<Record<OrganisationKind, string>> = {
  gp: 'General practitioner',
  hospital: 'Hospital doctor',
  community: 'District nurse',
  'out-of-hours': 'Out-of-hours doctor',
  ambulance: 'Paramedic',
};

/** The Organization of a planned one, and its staff: a Practitioner and a PractitionerRole for each. */
export function organisationResources(
  plan: RegionPlan,
  { index, ods, name, kind, postcode }: PlannedOrganisation,
): readonly FhirResource[] {
  const meta = { source: sourceOf(ods) };
  const staff = Array.from({ length: staffPerOrganisation }, (_, order) => {
    const staffName = staffNameOf(plan, index * staffPerOrganisation + order);
    return [
      {
        resourceType: 'Practitioner',
        id: practitionerId(ods, order),
        meta,
        active: true,
        name: [{ use: 'official', family: staffName.family, given: [staffName.given] }],
      },
      {
        resourceType: 'PractitionerRole',
        id: practitionerRoleId(ods, order),
        meta,
        active: true,
        practitioner: referenceTo('Practitioner', practitionerId(ods, order)),
        organization: referenceTo('Organization', ods),
        code: [{ text: roles[kind] }],
      },
    ];
  });
  const organisation = {
    resourceType: 'Organization',
    id: ods,
    meta,
    identifier: [odsIdentifier(ods)],
    active: true,
    name,
    address: [{ use: 'work', postalCode: postcode }],
  };
  return [organisation, ...staff.flat()];
}
