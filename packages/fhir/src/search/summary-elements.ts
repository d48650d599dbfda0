import type { ResourceType } from '../resource.js';

/**
 * The elements of each type, by name with spaces between: those of its summary, those that every resource of the type has, and those that
 * are of one of several types (`onset` for `onsetDateTime` and its like).
 *
 * Written by scripts/search-parameters.mjs; do not edit by hand. Source: HL7 FHIR R4 (4.0.1), element definitions, licence CC0.
 */
export const summaryElements: Readonly<
  Record<ResourceType, { readonly summary: string; readonly mandatory: string; readonly choices: string }>
> = {
  Patient: {
    summary:
      'id meta implicitRules identifier active name telecom gender birthDate deceased address managingOrganization link',
    mandatory: '',
    choices: 'deceased multipleBirth',
  },
  Practitioner: {
    summary: 'id meta implicitRules identifier active name telecom address gender birthDate',
    mandatory: '',
    choices: '',
  },
  PractitionerRole: {
    summary:
      'id meta implicitRules identifier active period practitioner organization code specialty location telecom',
    mandatory: '',
    choices: '',
  },
  Organization: {
    summary: 'id meta implicitRules identifier active type name partOf',
    mandatory: '',
    choices: '',
  },
  Encounter: {
    summary:
      'id meta implicitRules identifier status class type serviceType subject episodeOfCare participant appointment reasonCode reasonReference diagnosis',
    mandatory: 'status class',
    choices: '',
  },
  EpisodeOfCare: {
    summary: 'id meta implicitRules status type diagnosis patient managingOrganization period',
    mandatory: 'status patient',
    choices: '',
  },
  Condition: {
    summary:
      'id meta implicitRules identifier clinicalStatus verificationStatus code bodySite subject encounter onset recordedDate recorder asserter',
    mandatory: 'subject',
    choices: 'onset abatement',
  },
  AllergyIntolerance: {
    summary:
      'id meta implicitRules identifier clinicalStatus verificationStatus type category criticality code patient asserter',
    mandatory: 'patient',
    choices: 'onset',
  },
  Observation: {
    summary:
      'id meta implicitRules identifier basedOn partOf status code subject focus encounter effective issued performer value hasMember derivedFrom component',
    mandatory: 'status code',
    choices: 'effective value',
  },
  DiagnosticReport: {
    summary:
      'id meta implicitRules identifier status category code subject encounter effective issued performer resultsInterpreter media',
    mandatory: 'status code',
    choices: 'effective',
  },
  Procedure: {
    summary:
      'id meta implicitRules identifier instantiatesCanonical instantiatesUri basedOn partOf status statusReason category code subject encounter performed recorder asserter performer location reasonCode reasonReference bodySite outcome',
    mandatory: 'status subject',
    choices: 'performed',
  },
  Immunization: {
    summary:
      'id meta implicitRules status vaccineCode patient occurrence primarySource performer note isSubpotent',
    mandatory: 'status vaccineCode patient occurrence',
    choices: 'occurrence',
  },
  MedicationRequest: {
    summary:
      'id meta implicitRules status intent priority doNotPerform reported medication subject authoredOn requester performerType instantiatesCanonical instantiatesUri basedOn groupIdentifier',
    mandatory: 'status intent medication subject',
    choices: 'reported medication',
  },
  MedicationStatement: {
    summary:
      'id meta implicitRules identifier basedOn partOf status category medication subject context effective dateAsserted',
    mandatory: 'status medication subject',
    choices: 'medication effective',
  },
  Medication: {
    summary: 'id meta implicitRules identifier code status manufacturer amount',
    mandatory: '',
    choices: '',
  },
  CarePlan: {
    summary:
      'id meta implicitRules identifier instantiatesCanonical instantiatesUri basedOn replaces partOf status intent category title description subject encounter period created author addresses',
    mandatory: 'status intent subject',
    choices: '',
  },
  CareTeam: {
    summary:
      'id meta implicitRules identifier status category name subject encounter period managingOrganization',
    mandatory: '',
    choices: '',
  },
  Goal: {
    summary:
      'id meta implicitRules lifecycleStatus achievementStatus category priority description subject start statusDate expressedBy',
    mandatory: 'lifecycleStatus description subject',
    choices: 'start',
  },
  DocumentReference: {
    summary:
      'id meta implicitRules masterIdentifier identifier status docStatus type category subject date author relatesTo description securityLabel content context',
    mandatory: 'status content',
    choices: '',
  },
  Binary: {
    summary: 'id meta implicitRules contentType securityContext url',
    mandatory: 'contentType',
    choices: '',
  },
  ServiceRequest: {
    summary:
      'id meta implicitRules identifier instantiatesCanonical instantiatesUri basedOn replaces requisition status intent category priority doNotPerform code orderDetail quantity subject encounter occurrence asNeeded authoredOn requester performerType performer locationCode locationReference reasonCode reasonReference specimen bodySite patientInstruction',
    mandatory: 'status intent subject',
    choices: 'quantity occurrence asNeeded',
  },
  Appointment: {
    summary:
      'id meta implicitRules identifier status cancelationReason serviceCategory serviceType specialty appointmentType reasonCode start end',
    mandatory: 'status participant',
    choices: '',
  },
  Flag: {
    summary: 'id meta implicitRules identifier status category code subject period encounter author',
    mandatory: 'status code subject',
    choices: '',
  },
  List: {
    summary: 'id meta implicitRules status mode title code subject date source',
    mandatory: 'status mode',
    choices: '',
  },
  Composition: {
    summary:
      'id meta implicitRules identifier status type category subject encounter date author title confidentiality custodian event',
    mandatory: 'status type date author title',
    choices: '',
  },
  Consent: {
    summary:
      'id meta implicitRules identifier status scope category patient dateTime performer organization source policyRule verification provision',
    mandatory: 'status scope category',
    choices: 'source',
  },
  AuditEvent: {
    summary: 'id meta implicitRules type subtype action recorded outcome outcomeDesc purposeOfEvent',
    mandatory: 'type recorded agent source',
    choices: '',
  },
  Provenance: {
    summary: 'id meta implicitRules target recorded',
    mandatory: 'target recorded agent',
    choices: 'occurred',
  },
  RelatedPerson: {
    summary:
      'id meta implicitRules identifier active patient relationship name telecom gender birthDate address',
    mandatory: 'patient',
    choices: '',
  },
  Questionnaire: {
    summary:
      'id meta implicitRules url identifier version name title status experimental subjectType date publisher contact useContext jurisdiction effectivePeriod code',
    mandatory: 'status',
    choices: '',
  },
  QuestionnaireResponse: {
    summary:
      'id meta implicitRules identifier basedOn partOf questionnaire status subject encounter authored author source',
    mandatory: 'status',
    choices: '',
  },
};
