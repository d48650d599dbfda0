import type { OdsCode, Organisation, OrganisationKind } from '@causeway/domain';
import type { Persona } from '@causeway/web';

/** An organisation of the demonstration that the region has no extract of. */
export interface AddedOrganisation {
  readonly ods: OdsCode;
  readonly name: string;
}

/** A stop smoking clinic and the office that plans for the region. Codes that begin with Y are given to bodies of these kinds. */
export const smokingClinic: AddedOrganisation = { ods: 'Y9S01' as OdsCode, name: 'Stop Smoking Clinic' };
export const regionalOffice: AddedOrganisation = {
  ods: 'QZ9' as OdsCode,
  name: 'Regional Data and Privacy Office',
};

function first(organisations: readonly Organisation[], kind: OrganisationKind): OdsCode {
  return (organisations.find((one) => one.kind === kind) ?? organisations[0])?.ods ?? regionalOffice.ods;
}

/** For which organisation each persona works; the patient and the proxy work for none. `practice` is where the patient is registered. */
export function personaOrganisations(
  organisations: readonly Organisation[],
  practice: OdsCode,
): Readonly<Partial<Record<Persona, OdsCode>>> {
  return {
    gp: practice,
    receptionist: practice,
    'practice-admin': practice,
    'district-nurse': first(organisations, 'community'),
    'out-of-hours': first(organisations, 'out-of-hours'),
    hospital: first(organisations, 'hospital'),
    'smoking-clinic': smokingClinic.ods,
    'privacy-officer': regionalOffice.ods,
    analyst: regionalOffice.ods,
    researcher: regionalOffice.ods,
    'checker-1': regionalOffice.ods,
    'checker-2': regionalOffice.ods,
  };
}
