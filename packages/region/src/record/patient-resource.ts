import { currentAddress, currentNhsNumber } from '../people/person.js';
import type { PersonFile } from '../people-of-region.js';
import type { RegionPlan } from '../region-plan.js';
import {
  type FhirResource,
  localIdentifier,
  nhsNumberIdentifier,
  referenceTo,
  sourceOf,
} from './fhir-terms.js';
import { nameOf } from './person-name.js';

const genders = { '1': 'male', '2': 'female' } as const;

/** The Patient of a person, kept by the practice, with the number under which each organisation knows him or her. */
export function patientResource(plan: RegionPlan, { person, registrations }: PersonFile): FhirResource {
  const { calendar } = plan;
  const name = nameOf(plan, person);
  const { ods } = person.practice;
  return {
    resourceType: 'Patient',
    id: person.id,
    meta: { source: sourceOf(ods) },
    identifier: [
      nhsNumberIdentifier(currentNhsNumber(person)),
      ...registrations.map(({ registration, localId }) =>
        localIdentifier(registration.organisation.ods, localId),
      ),
    ],
    active: person.diedOn === undefined,
    name: [{ use: 'official', family: name.family, given: [name.given] }],
    gender: genders[person.sex],
    birthDate: calendar.dateOf(person.dateOfBirth),
    ...(person.diedOn === undefined ? {} : { deceasedDateTime: calendar.dateOf(person.diedOn) }),
    address: [{ use: 'home', postalCode: currentAddress(person).postcode }],
    generalPractitioner: [referenceTo('Organization', ods)],
    managingOrganization: referenceTo('Organization', ods),
  };
}
