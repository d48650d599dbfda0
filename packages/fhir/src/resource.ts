/** A reference to another resource, as far as Causeway looks into it. */
export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: { readonly system?: string; readonly value?: string };
  readonly display?: string;
}

/** A resource of FHIR R4 as it stands in JSON: what every one has, and whatever else its type has. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: {
    readonly versionId?: string;
    readonly lastUpdated?: string;
    readonly source?: string;
    readonly profile?: readonly string[];
    readonly security?: readonly {
      readonly system?: string;
      readonly code?: string;
      readonly display?: string;
    }[];
    readonly tag?: readonly { readonly system?: string; readonly code?: string; readonly display?: string }[];
  };
  readonly [element: string]: unknown;
}

/** The types of resource the shared record keeps, in the order of the CapabilityStatement. */
export const resourceTypes = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Encounter',
  'EpisodeOfCare',
  'Condition',
  'AllergyIntolerance',
  'Observation',
  'DiagnosticReport',
  'Procedure',
  'Immunization',
  'MedicationRequest',
  'MedicationStatement',
  'Medication',
  'CarePlan',
  'CareTeam',
  'Goal',
  'DocumentReference',
  'Binary',
  'ServiceRequest',
  'Appointment',
  'Flag',
  'List',
  'Composition',
  'Consent',
  'AuditEvent',
  'Provenance',
  'RelatedPerson',
  'Questionnaire',
  'QuestionnaireResponse',
] as const;

/** A type of resource the shared record keeps. */
export type ResourceType = (typeof resourceTypes)[number];

/** Whether `text` names a type of resource the shared record keeps. */
export function isResourceType(text: string): text is ResourceType {
  return (resourceTypes as readonly string[]).includes(text);
}
