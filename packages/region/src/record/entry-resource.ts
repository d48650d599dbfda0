import type { Calendar } from '../calendar.js';
import type { Coding } from '../contacts/coding.js';
import { codings } from '../contacts/codings.js';
import type { CareEvent } from '../contacts/event.js';
import { concept, type FhirResource, hl7Concept, referenceTo, sourceOf } from './fhir-terms.js';
import { practitionerRoleId } from './staff.js';

/** What an entry needs to know besides the event. */
export interface EntryContext {
  readonly id: string;
  readonly patient: string;
  readonly ods: string;
  /** Which of the organisation's staff recorded it. */
  readonly recorder: number;
  readonly calendar: Calendar;
}

type Body = Readonly<Record<string, unknown>> & { readonly resourceType: string };
type ToBody = (event: CareEvent, dates: EntryDates, context: EntryContext) => Body | undefined;

interface EntryDates {
  readonly start: string;
  readonly end: string | undefined;
  readonly subject: unknown;
  readonly recorder: unknown;
}

/** The FHIR resource of an event, recorded by its organisation; none for what is no entry of its own (a death, a canary's mark). */
export function entryResource(event: CareEvent, context: EntryContext): FhirResource | undefined {
  if (event.canary === true) return undefined;
  const { calendar, ods, patient, recorder, id } = context;
  const dates = {
    start: calendar.dateOf(event.start),
    end: event.end === undefined ? undefined : calendar.dateOf(event.end),
    subject: referenceTo('Patient', patient),
    recorder: referenceTo('PractitionerRole', practitionerRoleId(ods, recorder)),
  };
  const body = bodies[event.kind]?.(event, dates, context);
  if (body === undefined) return undefined;
  const { resourceType, ...rest } = body;
  return { resourceType, id, meta: { source: sourceOf(ods), ...securityOf(event.coding) }, ...rest };
}

const sensitiveCodings: ReadonlySet<Coding> = new Set([codings.hiv]);

/** The label by which sensitive entries are kept back. Source: HL7 v3 ActCode, information sensitivity. */
function securityOf(coding: Coding): { readonly security?: unknown } {
  if (!sensitiveCodings.has(coding)) return {};
  return { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] };
}

const bodies: Partial<Readonly<Record<CareEvent['kind'], ToBody>>> = {
  encounter: ({ coding }, { start, end, subject, recorder }, { ods }) => ({
    resourceType: 'Encounter',
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: encounterClasses.get(coding) ?? 'AMB',
    },
    type: [concept(coding)],
    subject,
    participant: [{ individual: recorder }],
    period: { start, end },
    serviceProvider: referenceTo('Organization', ods),
  }),
  problem: ({ coding }, { start, end, subject, recorder }) => ({
    resourceType: 'Condition',
    clinicalStatus: hl7Concept('condition-clinical', end === undefined ? 'active' : 'resolved'),
    verificationStatus: hl7Concept('condition-ver-status', 'confirmed'),
    category: [
      hl7Concept('condition-category', end === undefined ? 'problem-list-item' : 'encounter-diagnosis'),
    ],
    code: concept(coding),
    subject,
    onsetDateTime: start,
    ...(end === undefined ? {} : { abatementDateTime: end }),
    recordedDate: start,
    recorder,
  }),
  observation: ({ coding, value, unit }, { start, subject, recorder }) => ({
    resourceType: 'Observation',
    status: 'final',
    code: concept(coding),
    subject,
    effectiveDateTime: start,
    performer: [recorder],
    valueQuantity: { value: Number(value), unit, system: 'http://unitsofmeasure.org', code: unit },
  }),
  medication: ({ coding }, { start, subject, recorder }) => ({
    resourceType: 'MedicationRequest',
    status: 'completed',
    intent: 'order',
    medicationCodeableConcept: concept(coding),
    subject,
    authoredOn: start,
    requester: recorder,
  }),
  procedure: ({ coding }, { start, subject, recorder }) => ({
    resourceType: 'Procedure',
    status: 'completed',
    code: concept(coding),
    subject,
    performedDateTime: start,
    recorder,
  }),
  immunisation: ({ coding }, { start, subject, recorder }) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: concept(coding),
    patient: subject,
    occurrenceDateTime: start,
    performer: [{ actor: recorder }],
  }),
};

/** Classes of HL7 v3 ActCode; all other encounters are ambulatory. */
const encounterClasses: ReadonlyMap<Coding, string> = new Map([
  [codings.emergencyAttendance, 'EMER'],
  [codings.emergencyAdmission, 'IMP'],
  [codings.electiveAdmission, 'IMP'],
  [codings.birth, 'IMP'],
  [codings.telephone, 'VR'],
  [codings.homeVisit, 'HH'],
  [codings.ambulance, 'FLD'],
]);
