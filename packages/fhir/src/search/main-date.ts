import type { ResourceType } from '../resource.js';
import type { MomentSpan } from './moment-span.js';

/** The parameters that say when what a resource tells of happened, the most clinical first. */
const mainDateParameters: Readonly<Record<ResourceType, readonly string[]>> = {
  Patient: [],
  Practitioner: [],
  PractitionerRole: [],
  Organization: [],
  Encounter: ['date'],
  EpisodeOfCare: ['date'],
  Condition: ['onset-date', 'recorded-date'],
  AllergyIntolerance: ['onset', 'date', 'last-date'],
  Observation: ['date'],
  DiagnosticReport: ['date', 'issued'],
  Procedure: ['date'],
  Immunization: ['date'],
  MedicationRequest: ['authoredon'],
  MedicationStatement: ['effective'],
  Medication: [],
  CarePlan: ['date'],
  CareTeam: ['date'],
  Goal: ['start-date', 'target-date'],
  DocumentReference: ['date', 'period'],
  Binary: [],
  ServiceRequest: ['occurrence', 'authored'],
  Appointment: ['date'],
  Flag: ['date'],
  List: ['date'],
  Composition: ['date'],
  Consent: ['date'],
  AuditEvent: ['date'],
  Provenance: ['when', 'recorded'],
  RelatedPerson: [],
  Questionnaire: ['date'],
  QuestionnaireResponse: ['authored'],
};

/** The date parameters of `type` that its clinical date is taken from: of the first that has a value. */
export function mainDateParametersOf(type: ResourceType): readonly string[] {
  return mainDateParameters[type];
}

/** The clinical date of a resource of `type`, of the dates it is indexed by; undefined where it has none. */
export function mainDate(
  type: ResourceType,
  dates: readonly (MomentSpan & { readonly parameter: string })[],
): MomentSpan | undefined {
  for (const name of mainDateParameters[type]) {
    const found = dates.find(({ parameter }) => parameter === name);
    if (found !== undefined) return { from: found.from, until: found.until };
  }
  return undefined;
}
