import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { isObject } from '../parse-resource.js';
import type { Resource, ResourceType } from '../resource.js';
import { isResourceType } from '../resource.js';
import { textOf, valuesAt } from './element-values.js';

/** Where a resource names the person it is about; `undefined` where its type is about no person. */
const personPaths: Readonly<Record<ResourceType, readonly string[] | undefined>> = {
  Patient: undefined,
  Practitioner: undefined,
  PractitionerRole: undefined,
  Organization: undefined,
  Medication: undefined,
  Questionnaire: undefined,
  Encounter: ['subject'],
  EpisodeOfCare: ['patient'],
  Condition: ['subject'],
  AllergyIntolerance: ['patient'],
  Observation: ['subject'],
  DiagnosticReport: ['subject'],
  Procedure: ['subject'],
  Immunization: ['patient'],
  MedicationRequest: ['subject'],
  MedicationStatement: ['subject'],
  CarePlan: ['subject'],
  CareTeam: ['subject'],
  Goal: ['subject'],
  DocumentReference: ['subject'],
  Binary: ['securityContext'],
  ServiceRequest: ['subject'],
  Appointment: ['participant.actor'],
  Flag: ['subject'],
  List: ['subject'],
  Composition: ['subject'],
  Consent: ['patient'],
  AuditEvent: ['agent.who', 'entity.what'],
  Provenance: ['target'],
  RelatedPerson: ['patient'],
  QuestionnaireResponse: ['subject'],
};

/**
 * The id of the person `resource` is about: of a Patient its own, of an entry that of the Patient it refers to; undefined for types about
 * no person (Practitioner, PractitionerRole, Organization, Medication, Questionnaire).
 *
 * Errors: CW-FHIR-101 (an entry that names no person, or more than one; so no gate could stand before it).
 */
export function personOf(resource: Resource): Result<string | undefined, Problem> {
  const type = resource.resourceType;
  if (type === 'Patient') return ok(resource.id);
  if (!isResourceType(type)) return ok(undefined);
  const paths = personPaths[type];
  if (paths === undefined) return ok(undefined);
  const people = new Set(paths.flatMap((path) => valuesAt(resource, path.split('.')).flatMap(patientId)));
  const [person] = people;
  if (people.size === 1) return ok(person);
  const places = paths.map((path) => `${type}.${path}`).join(' or ');
  return err(
    problem('CW-FHIR-101', {
      detail: `Expected ${places} to refer to one Patient/id; found ${people.size}.`,
      path: `${type}.${paths[0] ?? ''}`,
    }),
  );
}

const patientSpelling = /^Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/.*)?$/;

function patientId(reference: unknown): readonly string[] {
  const text = textOf(isObject(reference) ? reference.reference : undefined);
  const id = text === undefined ? undefined : patientSpelling.exec(text)?.[1];
  return id === undefined ? [] : [id];
}

/** Whether resources of `type` are about a person: entries, and the Patient itself. */
export function isAboutPerson(type: ResourceType): boolean {
  return type === 'Patient' || personPaths[type] !== undefined;
}

/** Whether a Patient that an entry of `type` refers to by `parameter` is always the person the entry is about. */
export function namesPerson(type: ResourceType, parameter: string): boolean {
  const paths = personPaths[type];
  return paths !== undefined && (parameter === 'patient' || paths.join() === parameter);
}
