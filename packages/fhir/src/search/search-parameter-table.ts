/**
 * The search parameters of the types that are kept, one a line: name, type, types a reference may be to (`*` any), where the values are
 * in JSON with their datatype (of a reference in brackets: the type it must be to; of a code: the code system it is of), and
 * the FHIRPath expression that says the same.
 *
 * Written by scripts/search-parameters.mjs; do not edit by hand. Source: HL7 FHIR R4 (4.0.1), search parameters, element definitions and
 * value sets, http://hl7.org/fhir/R4/searchparameter-registry.html, licence CC0.
 */
export const searchParameterTable = {
  Patient: `
    active                        token      -  active:boolean  Patient.active
    address                       string     -  address:Address  Patient.address
    address-city                  string     -  address.city:string  Patient.address.city
    address-country               string     -  address.country:string  Patient.address.country
    address-postalcode            string     -  address.postalCode:string  Patient.address.postalCode
    address-state                 string     -  address.state:string  Patient.address.state
    address-use                   token      -  address.use:code(http://hl7.org/fhir/address-use)  Patient.address.use
    birthdate                     date       -  birthDate:date  Patient.birthDate
    death-date                    date       -  deceasedDateTime:dateTime  (Patient.deceased as dateTime)
    deceased                      token      -  @:deceased  Patient.deceased.exists() and Patient.deceased != false
    email                         token      -  telecom[system=email]:ContactPoint  Patient.telecom.where(system='email')
    family                        string     -  name.family:string  Patient.name.family
    gender                        token      -  gender:code(http://hl7.org/fhir/administrative-gender)  Patient.gender
    general-practitioner          reference  Organization,Practitioner,PractitionerRole  generalPractitioner:Reference  Patient.generalPractitioner
    given                         string     -  name.given:string  Patient.name.given
    identifier                    token      -  identifier:Identifier  Patient.identifier
    language                      token      -  communication.language:CodeableConcept  Patient.communication.language
    link                          reference  Patient,RelatedPerson  link.other:Reference  Patient.link.other
    name                          string     -  name:HumanName  Patient.name
    organization                  reference  Organization  managingOrganization:Reference  Patient.managingOrganization
    phone                         token      -  telecom[system=phone]:ContactPoint  Patient.telecom.where(system='phone')
    phonetic                      string     -  name:HumanName  Patient.name
    telecom                       token      -  telecom:ContactPoint  Patient.telecom
  `,
  Practitioner: `
    active                        token      -  active:boolean  Practitioner.active
    address                       string     -  address:Address  Practitioner.address
    address-city                  string     -  address.city:string  Practitioner.address.city
    address-country               string     -  address.country:string  Practitioner.address.country
    address-postalcode            string     -  address.postalCode:string  Practitioner.address.postalCode
    address-state                 string     -  address.state:string  Practitioner.address.state
    address-use                   token      -  address.use:code(http://hl7.org/fhir/address-use)  Practitioner.address.use
    communication                 token      -  communication:CodeableConcept  Practitioner.communication
    email                         token      -  telecom[system=email]:ContactPoint  Practitioner.telecom.where(system='email')
    family                        string     -  name.family:string  Practitioner.name.family
    gender                        token      -  gender:code(http://hl7.org/fhir/administrative-gender)  Practitioner.gender
    given                         string     -  name.given:string  Practitioner.name.given
    identifier                    token      -  identifier:Identifier  Practitioner.identifier
    name                          string     -  name:HumanName  Practitioner.name
    phone                         token      -  telecom[system=phone]:ContactPoint  Practitioner.telecom.where(system='phone')
    phonetic                      string     -  name:HumanName  Practitioner.name
    telecom                       token      -  telecom:ContactPoint  Practitioner.telecom
  `,
  PractitionerRole: `
    active                        token      -  active:boolean  PractitionerRole.active
    date                          date       -  period:Period  PractitionerRole.period
    email                         token      -  telecom[system=email]:ContactPoint  PractitionerRole.telecom.where(system='email')
    endpoint                      reference  Endpoint  endpoint:Reference  PractitionerRole.endpoint
    identifier                    token      -  identifier:Identifier  PractitionerRole.identifier
    location                      reference  Location  location:Reference  PractitionerRole.location
    organization                  reference  Organization  organization:Reference  PractitionerRole.organization
    phone                         token      -  telecom[system=phone]:ContactPoint  PractitionerRole.telecom.where(system='phone')
    practitioner                  reference  Practitioner  practitioner:Reference  PractitionerRole.practitioner
    role                          token      -  code:CodeableConcept  PractitionerRole.code
    service                       reference  HealthcareService  healthcareService:Reference  PractitionerRole.healthcareService
    specialty                     token      -  specialty:CodeableConcept  PractitionerRole.specialty
    telecom                       token      -  telecom:ContactPoint  PractitionerRole.telecom
  `,
  Organization: `
    active                        token      -  active:boolean  Organization.active
    address                       string     -  address:Address  Organization.address
    address-city                  string     -  address.city:string  Organization.address.city
    address-country               string     -  address.country:string  Organization.address.country
    address-postalcode            string     -  address.postalCode:string  Organization.address.postalCode
    address-state                 string     -  address.state:string  Organization.address.state
    address-use                   token      -  address.use:code(http://hl7.org/fhir/address-use)  Organization.address.use
    endpoint                      reference  Endpoint  endpoint:Reference  Organization.endpoint
    identifier                    token      -  identifier:Identifier  Organization.identifier
    name                          string     -  name:string,alias:string  Organization.name | Organization.alias
    partof                        reference  Organization  partOf:Reference  Organization.partOf
    phonetic                      string     -  name:string  Organization.name
    type                          token      -  type:CodeableConcept  Organization.type
  `,
  Encounter: `
    account                       reference  Account  account:Reference  Encounter.account
    appointment                   reference  Appointment  appointment:Reference  Encounter.appointment
    based-on                      reference  ServiceRequest  basedOn:Reference  Encounter.basedOn
    class                         token      -  class:Coding  Encounter.class
    date                          date       -  period:Period  Encounter.period
    diagnosis                     reference  Condition,Procedure  diagnosis.condition:Reference  Encounter.diagnosis.condition
    episode-of-care               reference  EpisodeOfCare  episodeOfCare:Reference  Encounter.episodeOfCare
    identifier                    token      -  identifier:Identifier  Encounter.identifier
    length                        quantity   -  length:Duration  Encounter.length
    location                      reference  Location  location.location:Reference  Encounter.location.location
    location-period               date       -  location.period:Period  Encounter.location.period
    part-of                       reference  Encounter  partOf:Reference  Encounter.partOf
    participant                   reference  Practitioner,PractitionerRole,RelatedPerson  participant.individual:Reference  Encounter.participant.individual
    participant-type              token      -  participant.type:CodeableConcept  Encounter.participant.type
    patient                       reference  Patient  subject:Reference(Patient)  Encounter.subject.where(resolve() is Patient)
    practitioner                  reference  Practitioner  participant.individual:Reference(Practitioner)  Encounter.participant.individual.where(resolve() is Practitioner)
    reason-code                   token      -  reasonCode:CodeableConcept  Encounter.reasonCode
    reason-reference              reference  Condition,ImmunizationRecommendation,Observation,Procedure  reasonReference:Reference  Encounter.reasonReference
    service-provider              reference  Organization  serviceProvider:Reference  Encounter.serviceProvider
    special-arrangement           token      -  hospitalization.specialArrangement:CodeableConcept  Encounter.hospitalization.specialArrangement
    status                        token      -  status:code(http://hl7.org/fhir/encounter-status)  Encounter.status
    subject                       reference  Group,Patient  subject:Reference  Encounter.subject
    type                          token      -  type:CodeableConcept  Encounter.type
  `,
  EpisodeOfCare: `
    care-manager                  reference  Practitioner  careManager:Reference(Practitioner)  EpisodeOfCare.careManager.where(resolve() is Practitioner)
    condition                     reference  Condition  diagnosis.condition:Reference  EpisodeOfCare.diagnosis.condition
    date                          date       -  period:Period  EpisodeOfCare.period
    identifier                    token      -  identifier:Identifier  EpisodeOfCare.identifier
    incoming-referral             reference  ServiceRequest  referralRequest:Reference  EpisodeOfCare.referralRequest
    organization                  reference  Organization  managingOrganization:Reference  EpisodeOfCare.managingOrganization
    patient                       reference  Patient  patient:Reference  EpisodeOfCare.patient
    status                        token      -  status:code(http://hl7.org/fhir/episode-of-care-status)  EpisodeOfCare.status
    type                          token      -  type:CodeableConcept  EpisodeOfCare.type
  `,
  Condition: `
    abatement-age                 quantity   -  abatementAge:Age,abatementRange:Range  (Condition.abatement as Age) | (Condition.abatement as Range)
    abatement-date                date       -  abatementDateTime:dateTime,abatementPeriod:Period  (Condition.abatement as dateTime) | (Condition.abatement as Period)
    abatement-string              string     -  abatementString:string  (Condition.abatement as string)
    asserter                      reference  Patient,Practitioner,PractitionerRole,RelatedPerson  asserter:Reference  Condition.asserter
    body-site                     token      -  bodySite:CodeableConcept  Condition.bodySite
    category                      token      -  category:CodeableConcept  Condition.category
    clinical-status               token      -  clinicalStatus:CodeableConcept  Condition.clinicalStatus
    code                          token      -  code:CodeableConcept  Condition.code
    encounter                     reference  Encounter  encounter:Reference  Condition.encounter
    evidence                      token      -  evidence.code:CodeableConcept  Condition.evidence.code
    evidence-detail               reference  *  evidence.detail:Reference  Condition.evidence.detail
    identifier                    token      -  identifier:Identifier  Condition.identifier
    onset-age                     quantity   -  onsetAge:Age,onsetRange:Range  (Condition.onset as Age) | (Condition.onset as Range)
    onset-date                    date       -  onsetDateTime:dateTime,onsetPeriod:Period  (Condition.onset as dateTime) | (Condition.onset as Period)
    onset-info                    string     -  onsetString:string  (Condition.onset as string)
    patient                       reference  Patient  subject:Reference(Patient)  Condition.subject.where(resolve() is Patient)
    recorded-date                 date       -  recordedDate:dateTime  Condition.recordedDate
    severity                      token      -  severity:CodeableConcept  Condition.severity
    stage                         token      -  stage.summary:CodeableConcept  Condition.stage.summary
    subject                       reference  Group,Patient  subject:Reference  Condition.subject
    verification-status           token      -  verificationStatus:CodeableConcept  Condition.verificationStatus
  `,
  AllergyIntolerance: `
    asserter                      reference  Patient,Practitioner,PractitionerRole,RelatedPerson  asserter:Reference  AllergyIntolerance.asserter
    category                      token      -  category:code(http://hl7.org/fhir/allergy-intolerance-category)  AllergyIntolerance.category
    clinical-status               token      -  clinicalStatus:CodeableConcept  AllergyIntolerance.clinicalStatus
    code                          token      -  code:CodeableConcept,reaction.substance:CodeableConcept  AllergyIntolerance.code | AllergyIntolerance.reaction.substance
    criticality                   token      -  criticality:code(http://hl7.org/fhir/allergy-intolerance-criticality)  AllergyIntolerance.criticality
    date                          date       -  recordedDate:dateTime  AllergyIntolerance.recordedDate
    identifier                    token      -  identifier:Identifier  AllergyIntolerance.identifier
    last-date                     date       -  lastOccurrence:dateTime  AllergyIntolerance.lastOccurrence
    manifestation                 token      -  reaction.manifestation:CodeableConcept  AllergyIntolerance.reaction.manifestation
    onset                         date       -  reaction.onset:dateTime  AllergyIntolerance.reaction.onset
    patient                       reference  Patient  patient:Reference  AllergyIntolerance.patient
    recorder                      reference  Patient,Practitioner,PractitionerRole,RelatedPerson  recorder:Reference  AllergyIntolerance.recorder
    route                         token      -  reaction.exposureRoute:CodeableConcept  AllergyIntolerance.reaction.exposureRoute
    severity                      token      -  reaction.severity:code(http://hl7.org/fhir/reaction-event-severity)  AllergyIntolerance.reaction.severity
    type                          token      -  type:code(http://hl7.org/fhir/allergy-intolerance-type)  AllergyIntolerance.type
    verification-status           token      -  verificationStatus:CodeableConcept  AllergyIntolerance.verificationStatus
  `,
  Observation: `
    based-on                      reference  CarePlan,DeviceRequest,ImmunizationRecommendation,MedicationRequest,NutritionOrder,ServiceRequest  basedOn:Reference  Observation.basedOn
    category                      token      -  category:CodeableConcept  Observation.category
    code                          token      -  code:CodeableConcept  Observation.code
    code-value-concept            composite  -  @{token:code:CodeableConcept$token:valueCodeableConcept:CodeableConcept}  Observation
    code-value-date               composite  -  @{token:code:CodeableConcept$date:valueDateTime:dateTime+valuePeriod:Period}  Observation
    code-value-quantity           composite  -  @{token:code:CodeableConcept$quantity:valueQuantity:Quantity}  Observation
    code-value-string             composite  -  @{token:code:CodeableConcept$string:valueString:string}  Observation
    combo-code                    token      -  code:CodeableConcept,component.code:CodeableConcept  Observation.code | Observation.component.code
    combo-code-value-concept      composite  -  @{token:code:CodeableConcept$token:valueCodeableConcept:CodeableConcept},component{token:code:CodeableConcept$token:valueCodeableConcept:CodeableConcept}  Observation | Observation.component
    combo-code-value-quantity     composite  -  @{token:code:CodeableConcept$quantity:valueQuantity:Quantity},component{token:code:CodeableConcept$quantity:valueQuantity:Quantity}  Observation | Observation.component
    combo-data-absent-reason      token      -  dataAbsentReason:CodeableConcept,component.dataAbsentReason:CodeableConcept  Observation.dataAbsentReason | Observation.component.dataAbsentReason
    combo-value-concept           token      -  valueCodeableConcept:CodeableConcept,component.valueCodeableConcept:CodeableConcept  (Observation.value as CodeableConcept) | (Observation.component.value as CodeableConcept)
    combo-value-quantity          quantity   -  valueQuantity:Quantity,component.valueQuantity:Quantity  (Observation.value as Quantity) | (Observation.value as SampledData) | (Observation.component.value as Quantity) | (Observation.component.value as SampledData)
    component-code                token      -  component.code:CodeableConcept  Observation.component.code
    component-code-value-concept  composite  -  component{token:code:CodeableConcept$token:valueCodeableConcept:CodeableConcept}  Observation.component
    component-code-value-quantity  composite  -  component{token:code:CodeableConcept$quantity:valueQuantity:Quantity}  Observation.component
    component-data-absent-reason  token      -  component.dataAbsentReason:CodeableConcept  Observation.component.dataAbsentReason
    component-value-concept       token      -  component.valueCodeableConcept:CodeableConcept  (Observation.component.value as CodeableConcept)
    component-value-quantity      quantity   -  component.valueQuantity:Quantity  (Observation.component.value as Quantity) | (Observation.component.value as SampledData)
    data-absent-reason            token      -  dataAbsentReason:CodeableConcept  Observation.dataAbsentReason
    date                          date       -  effectiveDateTime:dateTime,effectivePeriod:Period,effectiveTiming:Timing,effectiveInstant:instant  Observation.effective
    derived-from                  reference  DocumentReference,ImagingStudy,Media,MolecularSequence,Observation,QuestionnaireResponse  derivedFrom:Reference  Observation.derivedFrom
    device                        reference  Device,DeviceMetric  device:Reference  Observation.device
    encounter                     reference  Encounter  encounter:Reference  Observation.encounter
    focus                         reference  *  focus:Reference  Observation.focus
    has-member                    reference  MolecularSequence,Observation,QuestionnaireResponse  hasMember:Reference  Observation.hasMember
    identifier                    token      -  identifier:Identifier  Observation.identifier
    method                        token      -  method:CodeableConcept  Observation.method
    part-of                       reference  ImagingStudy,Immunization,MedicationAdministration,MedicationDispense,MedicationStatement,Procedure  partOf:Reference  Observation.partOf
    patient                       reference  Patient  subject:Reference(Patient)  Observation.subject.where(resolve() is Patient)
    performer                     reference  CareTeam,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  performer:Reference  Observation.performer
    specimen                      reference  Specimen  specimen:Reference  Observation.specimen
    status                        token      -  status:code(http://hl7.org/fhir/observation-status)  Observation.status
    subject                       reference  Device,Group,Location,Patient  subject:Reference  Observation.subject
    value-concept                 token      -  valueCodeableConcept:CodeableConcept  (Observation.value as CodeableConcept)
    value-date                    date       -  valueDateTime:dateTime,valuePeriod:Period  (Observation.value as dateTime) | (Observation.value as Period)
    value-quantity                quantity   -  valueQuantity:Quantity  (Observation.value as Quantity) | (Observation.value as SampledData)
    value-string                  string     -  valueString:string,valueCodeableConcept.text:string  (Observation.value as string) | (Observation.value as CodeableConcept).text
  `,
  DiagnosticReport: `
    based-on                      reference  CarePlan,ImmunizationRecommendation,MedicationRequest,NutritionOrder,ServiceRequest  basedOn:Reference  DiagnosticReport.basedOn
    category                      token      -  category:CodeableConcept  DiagnosticReport.category
    code                          token      -  code:CodeableConcept  DiagnosticReport.code
    conclusion                    token      -  conclusionCode:CodeableConcept  DiagnosticReport.conclusionCode
    date                          date       -  effectiveDateTime:dateTime,effectivePeriod:Period  DiagnosticReport.effective
    encounter                     reference  Encounter  encounter:Reference  DiagnosticReport.encounter
    identifier                    token      -  identifier:Identifier  DiagnosticReport.identifier
    issued                        date       -  issued:instant  DiagnosticReport.issued
    media                         reference  Media  media.link:Reference  DiagnosticReport.media.link
    patient                       reference  Patient  subject:Reference(Patient)  DiagnosticReport.subject.where(resolve() is Patient)
    performer                     reference  CareTeam,Organization,Practitioner,PractitionerRole  performer:Reference  DiagnosticReport.performer
    result                        reference  Observation  result:Reference  DiagnosticReport.result
    results-interpreter           reference  CareTeam,Organization,Practitioner,PractitionerRole  resultsInterpreter:Reference  DiagnosticReport.resultsInterpreter
    specimen                      reference  Specimen  specimen:Reference  DiagnosticReport.specimen
    status                        token      -  status:code(http://hl7.org/fhir/diagnostic-report-status)  DiagnosticReport.status
    subject                       reference  Device,Group,Location,Patient  subject:Reference  DiagnosticReport.subject
  `,
  Procedure: `
    based-on                      reference  CarePlan,ServiceRequest  basedOn:Reference  Procedure.basedOn
    category                      token      -  category:CodeableConcept  Procedure.category
    code                          token      -  code:CodeableConcept  Procedure.code
    date                          date       -  performedDateTime:dateTime,performedPeriod:Period  Procedure.performed
    encounter                     reference  Encounter  encounter:Reference  Procedure.encounter
    identifier                    token      -  identifier:Identifier  Procedure.identifier
    instantiates-canonical        reference  ActivityDefinition,Measure,OperationDefinition,PlanDefinition,Questionnaire  instantiatesCanonical:canonical  Procedure.instantiatesCanonical
    instantiates-uri              uri        -  instantiatesUri:uri  Procedure.instantiatesUri
    location                      reference  Location  location:Reference  Procedure.location
    part-of                       reference  MedicationAdministration,Observation,Procedure  partOf:Reference  Procedure.partOf
    patient                       reference  Patient  subject:Reference(Patient)  Procedure.subject.where(resolve() is Patient)
    performer                     reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  performer.actor:Reference  Procedure.performer.actor
    reason-code                   token      -  reasonCode:CodeableConcept  Procedure.reasonCode
    reason-reference              reference  Condition,DiagnosticReport,DocumentReference,Observation,Procedure  reasonReference:Reference  Procedure.reasonReference
    status                        token      -  status:code(http://hl7.org/fhir/event-status)  Procedure.status
    subject                       reference  Group,Patient  subject:Reference  Procedure.subject
  `,
  Immunization: `
    date                          date       -  occurrenceDateTime:dateTime  Immunization.occurrence
    identifier                    token      -  identifier:Identifier  Immunization.identifier
    location                      reference  Location  location:Reference  Immunization.location
    lot-number                    string     -  lotNumber:string  Immunization.lotNumber
    manufacturer                  reference  Organization  manufacturer:Reference  Immunization.manufacturer
    patient                       reference  Patient  patient:Reference  Immunization.patient
    performer                     reference  Organization,Practitioner,PractitionerRole  performer.actor:Reference  Immunization.performer.actor
    reaction                      reference  Observation  reaction.detail:Reference  Immunization.reaction.detail
    reaction-date                 date       -  reaction.date:dateTime  Immunization.reaction.date
    reason-code                   token      -  reasonCode:CodeableConcept  Immunization.reasonCode
    reason-reference              reference  Condition,DiagnosticReport,Observation  reasonReference:Reference  Immunization.reasonReference
    series                        string     -  protocolApplied.series:string  Immunization.protocolApplied.series
    status                        token      -  status:code(http://hl7.org/fhir/event-status)  Immunization.status
    status-reason                 token      -  statusReason:CodeableConcept  Immunization.statusReason
    target-disease                token      -  protocolApplied.targetDisease:CodeableConcept  Immunization.protocolApplied.targetDisease
    vaccine-code                  token      -  vaccineCode:CodeableConcept  Immunization.vaccineCode
  `,
  MedicationRequest: `
    authoredon                    date       -  authoredOn:dateTime  MedicationRequest.authoredOn
    category                      token      -  category:CodeableConcept  MedicationRequest.category
    code                          token      -  medicationCodeableConcept:CodeableConcept  (MedicationRequest.medication as CodeableConcept)
    date                          date       -  dosageInstruction.timing.event:dateTime  MedicationRequest.dosageInstruction.timing.event
    encounter                     reference  Encounter  encounter:Reference  MedicationRequest.encounter
    identifier                    token      -  identifier:Identifier  MedicationRequest.identifier
    intended-dispenser            reference  Organization  dispenseRequest.performer:Reference  MedicationRequest.dispenseRequest.performer
    intended-performer            reference  CareTeam,Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  performer:Reference  MedicationRequest.performer
    intended-performertype        token      -  performerType:CodeableConcept  MedicationRequest.performerType
    intent                        token      -  intent:code(http://hl7.org/fhir/CodeSystem/medicationrequest-intent)  MedicationRequest.intent
    medication                    reference  Medication  medicationReference:Reference  (MedicationRequest.medication as Reference)
    patient                       reference  Patient  subject:Reference(Patient)  MedicationRequest.subject.where(resolve() is Patient)
    priority                      token      -  priority:code(http://hl7.org/fhir/request-priority)  MedicationRequest.priority
    requester                     reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  requester:Reference  MedicationRequest.requester
    status                        token      -  status:code(http://hl7.org/fhir/CodeSystem/medicationrequest-status)  MedicationRequest.status
    subject                       reference  Group,Patient  subject:Reference  MedicationRequest.subject
  `,
  MedicationStatement: `
    category                      token      -  category:CodeableConcept  MedicationStatement.category
    code                          token      -  medicationCodeableConcept:CodeableConcept  (MedicationStatement.medication as CodeableConcept)
    context                       reference  Encounter,EpisodeOfCare  context:Reference  MedicationStatement.context
    effective                     date       -  effectiveDateTime:dateTime,effectivePeriod:Period  MedicationStatement.effective
    identifier                    token      -  identifier:Identifier  MedicationStatement.identifier
    medication                    reference  Medication  medicationReference:Reference  (MedicationStatement.medication as Reference)
    part-of                       reference  MedicationAdministration,MedicationDispense,MedicationStatement,Observation,Procedure  partOf:Reference  MedicationStatement.partOf
    patient                       reference  Patient  subject:Reference(Patient)  MedicationStatement.subject.where(resolve() is Patient)
    source                        reference  Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  informationSource:Reference  MedicationStatement.informationSource
    status                        token      -  status:code(http://hl7.org/fhir/CodeSystem/medication-statement-status)  MedicationStatement.status
    subject                       reference  Group,Patient  subject:Reference  MedicationStatement.subject
  `,
  Medication: `
    code                          token      -  code:CodeableConcept  Medication.code
    expiration-date               date       -  batch.expirationDate:dateTime  Medication.batch.expirationDate
    form                          token      -  form:CodeableConcept  Medication.form
    identifier                    token      -  identifier:Identifier  Medication.identifier
    ingredient                    reference  Medication,Substance  ingredient.itemReference:Reference  (Medication.ingredient.item as Reference)
    ingredient-code               token      -  ingredient.itemCodeableConcept:CodeableConcept  (Medication.ingredient.item as CodeableConcept)
    lot-number                    token      -  batch.lotNumber:string  Medication.batch.lotNumber
    manufacturer                  reference  Organization  manufacturer:Reference  Medication.manufacturer
    status                        token      -  status:code(http://hl7.org/fhir/CodeSystem/medication-status)  Medication.status
  `,
  CarePlan: `
    activity-code                 token      -  activity.detail.code:CodeableConcept  CarePlan.activity.detail.code
    activity-date                 date       -  activity.detail.scheduledTiming:Timing,activity.detail.scheduledPeriod:Period  CarePlan.activity.detail.scheduled
    activity-reference            reference  Appointment,CommunicationRequest,DeviceRequest,MedicationRequest,NutritionOrder,RequestGroup,ServiceRequest,Task,VisionPrescription  activity.reference:Reference  CarePlan.activity.reference
    based-on                      reference  CarePlan  basedOn:Reference  CarePlan.basedOn
    care-team                     reference  CareTeam  careTeam:Reference  CarePlan.careTeam
    category                      token      -  category:CodeableConcept  CarePlan.category
    condition                     reference  Condition  addresses:Reference  CarePlan.addresses
    date                          date       -  period:Period  CarePlan.period
    encounter                     reference  Encounter  encounter:Reference  CarePlan.encounter
    goal                          reference  Goal  goal:Reference  CarePlan.goal
    identifier                    token      -  identifier:Identifier  CarePlan.identifier
    instantiates-canonical        reference  ActivityDefinition,Measure,OperationDefinition,PlanDefinition,Questionnaire  instantiatesCanonical:canonical  CarePlan.instantiatesCanonical
    instantiates-uri              uri        -  instantiatesUri:uri  CarePlan.instantiatesUri
    intent                        token      -  intent:code(http://hl7.org/fhir/request-intent)  CarePlan.intent
    part-of                       reference  CarePlan  partOf:Reference  CarePlan.partOf
    patient                       reference  Patient  subject:Reference(Patient)  CarePlan.subject.where(resolve() is Patient)
    performer                     reference  CareTeam,Device,HealthcareService,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  activity.detail.performer:Reference  CarePlan.activity.detail.performer
    replaces                      reference  CarePlan  replaces:Reference  CarePlan.replaces
    status                        token      -  status:code(http://hl7.org/fhir/request-status)  CarePlan.status
    subject                       reference  Group,Patient  subject:Reference  CarePlan.subject
  `,
  CareTeam: `
    category                      token      -  category:CodeableConcept  CareTeam.category
    date                          date       -  period:Period  CareTeam.period
    encounter                     reference  Encounter  encounter:Reference  CareTeam.encounter
    identifier                    token      -  identifier:Identifier  CareTeam.identifier
    participant                   reference  CareTeam,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  participant.member:Reference  CareTeam.participant.member
    patient                       reference  Patient  subject:Reference(Patient)  CareTeam.subject.where(resolve() is Patient)
    status                        token      -  status:code(http://hl7.org/fhir/care-team-status)  CareTeam.status
    subject                       reference  Group,Patient  subject:Reference  CareTeam.subject
  `,
  Goal: `
    achievement-status            token      -  achievementStatus:CodeableConcept  Goal.achievementStatus
    category                      token      -  category:CodeableConcept  Goal.category
    identifier                    token      -  identifier:Identifier  Goal.identifier
    lifecycle-status              token      -  lifecycleStatus:code(http://hl7.org/fhir/goal-status)  Goal.lifecycleStatus
    patient                       reference  Patient  subject:Reference(Patient)  Goal.subject.where(resolve() is Patient)
    start-date                    date       -  startDate:date  (Goal.start as date)
    subject                       reference  Group,Organization,Patient  subject:Reference  Goal.subject
    target-date                   date       -  target.dueDate:date  (Goal.target.due as date)
  `,
  DocumentReference: `
    authenticator                 reference  Organization,Practitioner,PractitionerRole  authenticator:Reference  DocumentReference.authenticator
    author                        reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  author:Reference  DocumentReference.author
    category                      token      -  category:CodeableConcept  DocumentReference.category
    contenttype                   token      -  content.attachment.contentType:code(urn:ietf:bcp:13)  DocumentReference.content.attachment.contentType
    custodian                     reference  Organization  custodian:Reference  DocumentReference.custodian
    date                          date       -  date:instant  DocumentReference.date
    description                   string     -  description:string  DocumentReference.description
    encounter                     reference  Encounter,EpisodeOfCare  context.encounter:Reference  DocumentReference.context.encounter
    event                         token      -  context.event:CodeableConcept  DocumentReference.context.event
    facility                      token      -  context.facilityType:CodeableConcept  DocumentReference.context.facilityType
    format                        token      -  content.format:Coding  DocumentReference.content.format
    identifier                    token      -  masterIdentifier:Identifier,identifier:Identifier  DocumentReference.masterIdentifier | DocumentReference.identifier
    language                      token      -  content.attachment.language:code  DocumentReference.content.attachment.language
    location                      uri        -  content.attachment.url:url  DocumentReference.content.attachment.url
    patient                       reference  Patient  subject:Reference(Patient)  DocumentReference.subject.where(resolve() is Patient)
    period                        date       -  context.period:Period  DocumentReference.context.period
    related                       reference  *  context.related:Reference  DocumentReference.context.related
    relatesto                     reference  DocumentReference  relatesTo.target:Reference  DocumentReference.relatesTo.target
    relation                      token      -  relatesTo.code:code(http://hl7.org/fhir/document-relationship-type)  DocumentReference.relatesTo.code
    relationship                  composite  -  relatesTo{token:code:code(http://hl7.org/fhir/document-relationship-type)$reference:target:Reference}  DocumentReference.relatesTo
    security-label                token      -  securityLabel:CodeableConcept  DocumentReference.securityLabel
    setting                       token      -  context.practiceSetting:CodeableConcept  DocumentReference.context.practiceSetting
    status                        token      -  status:code(http://hl7.org/fhir/document-reference-status)  DocumentReference.status
    subject                       reference  Device,Group,Patient,Practitioner  subject:Reference  DocumentReference.subject
    type                          token      -  type:CodeableConcept  DocumentReference.type
  `,
  Binary: `

  `,
  ServiceRequest: `
    authored                      date       -  authoredOn:dateTime  ServiceRequest.authoredOn
    based-on                      reference  CarePlan,MedicationRequest,ServiceRequest  basedOn:Reference  ServiceRequest.basedOn
    body-site                     token      -  bodySite:CodeableConcept  ServiceRequest.bodySite
    category                      token      -  category:CodeableConcept  ServiceRequest.category
    code                          token      -  code:CodeableConcept  ServiceRequest.code
    encounter                     reference  Encounter  encounter:Reference  ServiceRequest.encounter
    identifier                    token      -  identifier:Identifier  ServiceRequest.identifier
    instantiates-canonical        reference  ActivityDefinition,PlanDefinition  instantiatesCanonical:canonical  ServiceRequest.instantiatesCanonical
    instantiates-uri              uri        -  instantiatesUri:uri  ServiceRequest.instantiatesUri
    intent                        token      -  intent:code(http://hl7.org/fhir/request-intent)  ServiceRequest.intent
    occurrence                    date       -  occurrenceDateTime:dateTime,occurrencePeriod:Period,occurrenceTiming:Timing  ServiceRequest.occurrence
    order-detail                  token      -  orderDetail.text:string  ServiceRequest.orderDetail.text
    patient                       reference  Patient  subject:Reference(Patient)  ServiceRequest.subject.where(resolve() is Patient)
    performer                     reference  CareTeam,Device,HealthcareService,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  performer:Reference  ServiceRequest.performer
    performer-type                token      -  performerType:CodeableConcept  ServiceRequest.performerType
    priority                      token      -  priority:code(http://hl7.org/fhir/request-priority)  ServiceRequest.priority
    replaces                      reference  ServiceRequest  replaces:Reference  ServiceRequest.replaces
    requester                     reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  requester:Reference  ServiceRequest.requester
    requisition                   token      -  requisition:Identifier  ServiceRequest.requisition
    specimen                      reference  Specimen  specimen:Reference  ServiceRequest.specimen
    status                        token      -  status:code(http://hl7.org/fhir/request-status)  ServiceRequest.status
    subject                       reference  Device,Group,Location,Patient  subject:Reference  ServiceRequest.subject
  `,
  Appointment: `
    actor                         reference  Device,HealthcareService,Location,Patient,Practitioner,PractitionerRole,RelatedPerson  participant.actor:Reference  Appointment.participant.actor
    appointment-type              token      -  appointmentType:CodeableConcept  Appointment.appointmentType
    based-on                      reference  ServiceRequest  basedOn:Reference  Appointment.basedOn
    date                          date       -  start:instant  Appointment.start
    identifier                    token      -  identifier:Identifier  Appointment.identifier
    location                      reference  Location  participant.actor:Reference(Location)  Appointment.participant.actor.where(resolve() is Location)
    part-status                   token      -  participant.status:code(http://hl7.org/fhir/participationstatus)  Appointment.participant.status
    patient                       reference  Patient  participant.actor:Reference(Patient)  Appointment.participant.actor.where(resolve() is Patient)
    practitioner                  reference  Practitioner  participant.actor:Reference(Practitioner)  Appointment.participant.actor.where(resolve() is Practitioner)
    reason-code                   token      -  reasonCode:CodeableConcept  Appointment.reasonCode
    reason-reference              reference  Condition,ImmunizationRecommendation,Observation,Procedure  reasonReference:Reference  Appointment.reasonReference
    service-category              token      -  serviceCategory:CodeableConcept  Appointment.serviceCategory
    service-type                  token      -  serviceType:CodeableConcept  Appointment.serviceType
    slot                          reference  Slot  slot:Reference  Appointment.slot
    specialty                     token      -  specialty:CodeableConcept  Appointment.specialty
    status                        token      -  status:code(http://hl7.org/fhir/appointmentstatus)  Appointment.status
    supporting-info               reference  *  supportingInformation:Reference  Appointment.supportingInformation
  `,
  Flag: `
    author                        reference  Device,Organization,Patient,Practitioner,PractitionerRole  author:Reference  Flag.author
    date                          date       -  period:Period  Flag.period
    encounter                     reference  Encounter  encounter:Reference  Flag.encounter
    identifier                    token      -  identifier:Identifier  Flag.identifier
    patient                       reference  Patient  subject:Reference(Patient)  Flag.subject.where(resolve() is Patient)
    subject                       reference  Group,Location,Medication,Organization,Patient,PlanDefinition,Practitioner,Procedure  subject:Reference  Flag.subject
  `,
  List: `
    code                          token      -  code:CodeableConcept  List.code
    date                          date       -  date:dateTime  List.date
    empty-reason                  token      -  emptyReason:CodeableConcept  List.emptyReason
    encounter                     reference  Encounter  encounter:Reference  List.encounter
    identifier                    token      -  identifier:Identifier  List.identifier
    item                          reference  *  entry.item:Reference  List.entry.item
    notes                         string     -  note.text:markdown  List.note.text
    patient                       reference  Patient  subject:Reference(Patient)  List.subject.where(resolve() is Patient)
    source                        reference  Device,Patient,Practitioner,PractitionerRole  source:Reference  List.source
    status                        token      -  status:code(http://hl7.org/fhir/list-status)  List.status
    subject                       reference  Device,Group,Location,Patient  subject:Reference  List.subject
    title                         string     -  title:string  List.title
  `,
  Composition: `
    attester                      reference  Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  attester.party:Reference  Composition.attester.party
    author                        reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  author:Reference  Composition.author
    category                      token      -  category:CodeableConcept  Composition.category
    confidentiality               token      -  confidentiality:code  Composition.confidentiality
    context                       token      -  event.code:CodeableConcept  Composition.event.code
    date                          date       -  date:dateTime  Composition.date
    encounter                     reference  Encounter  encounter:Reference  Composition.encounter
    entry                         reference  *  section.entry:Reference  Composition.section.entry
    identifier                    token      -  identifier:Identifier  Composition.identifier
    patient                       reference  Patient  subject:Reference(Patient)  Composition.subject.where(resolve() is Patient)
    period                        date       -  event.period:Period  Composition.event.period
    related-id                    token      -  relatesTo.targetIdentifier:Identifier  (Composition.relatesTo.target as Identifier)
    related-ref                   reference  Composition  relatesTo.targetReference:Reference  (Composition.relatesTo.target as Reference)
    section                       token      -  section.code:CodeableConcept  Composition.section.code
    status                        token      -  status:code(http://hl7.org/fhir/composition-status)  Composition.status
    subject                       reference  *  subject:Reference  Composition.subject
    title                         string     -  title:string  Composition.title
    type                          token      -  type:CodeableConcept  Composition.type
  `,
  Consent: `
    action                        token      -  provision.action:CodeableConcept  Consent.provision.action
    actor                         reference  CareTeam,Device,Group,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  provision.actor.reference:Reference  Consent.provision.actor.reference
    category                      token      -  category:CodeableConcept  Consent.category
    consentor                     reference  Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  performer:Reference  Consent.performer
    data                          reference  *  provision.data.reference:Reference  Consent.provision.data.reference
    date                          date       -  dateTime:dateTime  Consent.dateTime
    identifier                    token      -  identifier:Identifier  Consent.identifier
    organization                  reference  Organization  organization:Reference  Consent.organization
    patient                       reference  Patient  patient:Reference  Consent.patient
    period                        date       -  provision.period:Period  Consent.provision.period
    purpose                       token      -  provision.purpose:Coding  Consent.provision.purpose
    scope                         token      -  scope:CodeableConcept  Consent.scope
    security-label                token      -  provision.securityLabel:Coding  Consent.provision.securityLabel
    source-reference              reference  Consent,Contract,DocumentReference,QuestionnaireResponse  sourceReference:Reference  Consent.source
    status                        token      -  status:code(http://hl7.org/fhir/consent-state-codes)  Consent.status
  `,
  AuditEvent: `
    action                        token      -  action:code(http://hl7.org/fhir/audit-event-action)  AuditEvent.action
    address                       string     -  agent.network.address:string  AuditEvent.agent.network.address
    agent                         reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  agent.who:Reference  AuditEvent.agent.who
    agent-name                    string     -  agent.name:string  AuditEvent.agent.name
    agent-role                    token      -  agent.role:CodeableConcept  AuditEvent.agent.role
    altid                         token      -  agent.altId:string  AuditEvent.agent.altId
    date                          date       -  recorded:instant  AuditEvent.recorded
    entity                        reference  *  entity.what:Reference  AuditEvent.entity.what
    entity-name                   string     -  entity.name:string  AuditEvent.entity.name
    entity-role                   token      -  entity.role:Coding  AuditEvent.entity.role
    entity-type                   token      -  entity.type:Coding  AuditEvent.entity.type
    outcome                       token      -  outcome:code(http://hl7.org/fhir/audit-event-outcome)  AuditEvent.outcome
    patient                       reference  Patient  agent.who:Reference(Patient),entity.what:Reference(Patient)  AuditEvent.agent.who.where(resolve() is Patient) | AuditEvent.entity.what.where(resolve() is Patient)
    policy                        uri        -  agent.policy:uri  AuditEvent.agent.policy
    site                          token      -  source.site:string  AuditEvent.source.site
    source                        reference  Bot,ClientApplication,Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson,Subscription  source.observer:Reference  AuditEvent.source.observer
    subtype                       token      -  subtype:Coding  AuditEvent.subtype
    type                          token      -  type:Coding  AuditEvent.type
  `,
  Provenance: `
    agent                         reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  agent.who:Reference  Provenance.agent.who
    agent-role                    token      -  agent.role:CodeableConcept  Provenance.agent.role
    agent-type                    token      -  agent.type:CodeableConcept  Provenance.agent.type
    entity                        reference  *  entity.what:Reference  Provenance.entity.what
    location                      reference  Location  location:Reference  Provenance.location
    patient                       reference  Patient  target:Reference(Patient)  Provenance.target.where(resolve() is Patient)
    recorded                      date       -  recorded:instant  Provenance.recorded
    signature-type                token      -  signature.type:Coding  Provenance.signature.type
    target                        reference  *  target:Reference  Provenance.target
    when                          date       -  occurredDateTime:dateTime  (Provenance.occurred as dateTime)
  `,
  RelatedPerson: `
    active                        token      -  active:boolean  RelatedPerson.active
    address                       string     -  address:Address  RelatedPerson.address
    address-city                  string     -  address.city:string  RelatedPerson.address.city
    address-country               string     -  address.country:string  RelatedPerson.address.country
    address-postalcode            string     -  address.postalCode:string  RelatedPerson.address.postalCode
    address-state                 string     -  address.state:string  RelatedPerson.address.state
    address-use                   token      -  address.use:code(http://hl7.org/fhir/address-use)  RelatedPerson.address.use
    birthdate                     date       -  birthDate:date  RelatedPerson.birthDate
    email                         token      -  telecom[system=email]:ContactPoint  RelatedPerson.telecom.where(system='email')
    gender                        token      -  gender:code(http://hl7.org/fhir/administrative-gender)  RelatedPerson.gender
    identifier                    token      -  identifier:Identifier  RelatedPerson.identifier
    name                          string     -  name:HumanName  RelatedPerson.name
    patient                       reference  Patient  patient:Reference  RelatedPerson.patient
    phone                         token      -  telecom[system=phone]:ContactPoint  RelatedPerson.telecom.where(system='phone')
    phonetic                      string     -  name:HumanName  RelatedPerson.name
    relationship                  token      -  relationship:CodeableConcept  RelatedPerson.relationship
    telecom                       token      -  telecom:ContactPoint  RelatedPerson.telecom
  `,
  Questionnaire: `
    code                          token      -  item.code:Coding  Questionnaire.item.code
    context                       token      -  useContext.valueCodeableConcept:CodeableConcept  (Questionnaire.useContext.value as CodeableConcept)
    context-quantity              quantity   -  useContext.valueQuantity:Quantity,useContext.valueRange:Range  (Questionnaire.useContext.value as Quantity) | (Questionnaire.useContext.value as Range)
    context-type                  token      -  useContext.code:Coding  Questionnaire.useContext.code
    context-type-quantity         composite  -  useContext{token:code:Coding$quantity:valueQuantity:Quantity+valueRange:Range}  Questionnaire.useContext
    context-type-value            composite  -  useContext{token:code:Coding$token:valueCodeableConcept:CodeableConcept}  Questionnaire.useContext
    date                          date       -  date:dateTime  Questionnaire.date
    definition                    uri        -  item.definition:uri  Questionnaire.item.definition
    description                   string     -  description:markdown  Questionnaire.description
    effective                     date       -  effectivePeriod:Period  Questionnaire.effectivePeriod
    identifier                    token      -  identifier:Identifier  Questionnaire.identifier
    jurisdiction                  token      -  jurisdiction:CodeableConcept  Questionnaire.jurisdiction
    name                          string     -  name:string  Questionnaire.name
    publisher                     string     -  publisher:string  Questionnaire.publisher
    status                        token      -  status:code(http://hl7.org/fhir/publication-status)  Questionnaire.status
    subject-type                  token      -  subjectType:code(http://hl7.org/fhir/resource-types)  Questionnaire.subjectType
    title                         string     -  title:string  Questionnaire.title
    url                           uri        -  url:uri  Questionnaire.url
    version                       token      -  version:string  Questionnaire.version
  `,
  QuestionnaireResponse: `
    author                        reference  Device,Organization,Patient,Practitioner,PractitionerRole,RelatedPerson  author:Reference  QuestionnaireResponse.author
    authored                      date       -  authored:dateTime  QuestionnaireResponse.authored
    based-on                      reference  CarePlan,ServiceRequest  basedOn:Reference  QuestionnaireResponse.basedOn
    encounter                     reference  Encounter  encounter:Reference  QuestionnaireResponse.encounter
    identifier                    token      -  identifier:Identifier  QuestionnaireResponse.identifier
    part-of                       reference  Observation,Procedure  partOf:Reference  QuestionnaireResponse.partOf
    patient                       reference  Patient  subject:Reference(Patient)  QuestionnaireResponse.subject.where(resolve() is Patient)
    questionnaire                 reference  Questionnaire  questionnaire:canonical  QuestionnaireResponse.questionnaire
    source                        reference  Patient,Practitioner,PractitionerRole,RelatedPerson  source:Reference  QuestionnaireResponse.source
    status                        token      -  status:code(http://hl7.org/fhir/questionnaire-answers-status)  QuestionnaireResponse.status
    subject                       reference  *  subject:Reference  QuestionnaireResponse.subject
  `,
} as const;
