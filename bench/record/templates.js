// The fifty entries each person of the bench's record has, as a practice, a hospital and a community service write them, and the person.
// Ids are placeholders that the seeding statement fills in; the rest is made by the packages' own code, so what is measured is what is kept.
import { canonicalText, searchIndexOf } from '@causeway/fhir';

export const placeholderPerson = '11111111-1111-4111-8111-111111111111';
export const placeholderEntry = '22222222-2222-4222-8222-222222222222';
const lastUpdated = '2026-01-02T03:04:05.678Z';
const source = (ods) => `https://fhir.nhs.uk/Id/ods-organization-code#${ods}`;
export const hospital = 'RFD';
export const community = 'WFD';
/** Stands for the person's own practice until the person is known. */
export const practice = 'PRACTICE';

const subject = { reference: `Patient/${placeholderPerson}` };
const coded = (system, code, display) => ({ coding: [{ system, code, display }], text: display });
const snomed = (code, display) => coded('http://snomed.info/sct', code, display);
const loinc = (code, display) => coded('http://loinc.org', code, display);
const day = (n) =>
  `20${String(10 + (n % 16)).padStart(2, '0')}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`;

const measurements = [
  ['8480-6', 'Systolic blood pressure', 'mm[Hg]', 128],
  ['8462-4', 'Diastolic blood pressure', 'mm[Hg]', 81],
  ['29463-7', 'Body weight', 'kg', 74.5],
  ['4548-4', 'Haemoglobin A1c', '%', 6.4],
  ['8867-4', 'Heart rate', '/min', 72],
  ['2339-0', 'Glucose', 'mg/dL', 104],
];
const problems = [
  ['44054006', 'Type 2 diabetes mellitus'],
  ['195967001', 'Asthma'],
  ['38341003', 'Hypertensive disorder'],
  ['13645005', 'Chronic obstructive lung disease'],
];
const medicines = [
  ['320818006', 'Cetirizine 10mg tablets'],
  ['322236009', 'Paracetamol 500mg tablets'],
  ['319775004', 'Aspirin 75mg tablets'],
];

function observation(n) {
  const [code, display, unit, value] = measurements[n % measurements.length];
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [
      coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital signs'),
    ],
    code: loinc(code, display),
    subject,
    effectiveDateTime: day(n),
    valueQuantity: { value: value + (n % 9), unit, system: 'http://unitsofmeasure.org', code: unit },
  };
}

function condition(n) {
  return {
    resourceType: 'Condition',
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'Active'),
    category: [
      coded('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item', 'Problem'),
    ],
    code: snomed(...problems[n % problems.length]),
    subject,
    onsetDateTime: day(n),
    recordedDate: day(n),
  };
}

function encounter(n) {
  return {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [snomed('325851000000107', 'Consultation')],
    subject,
    period: { start: day(n), end: day(n) },
  };
}

function prescription(n) {
  return {
    resourceType: 'MedicationRequest',
    status: 'completed',
    intent: 'order',
    medicationCodeableConcept: coded('https://dmd.nhs.uk', ...medicines[n % medicines.length]),
    subject,
    authoredOn: day(n),
  };
}

function immunisation(n) {
  return {
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: snomed('86198006', 'Influenza vaccination'),
    patient: subject,
    occurrenceDateTime: day(n),
  };
}

// Of fifty: twenty measurements, twelve contacts, eight problems, seven medicines, three immunisations; three in five by the practice.
const kinds = [
  ...Array(20).fill(observation),
  ...Array(12).fill(encounter),
  ...Array(8).fill(condition),
  ...Array(7).fill(prescription),
  ...Array(3).fill(immunisation),
];
const recorders = [practice, practice, practice, hospital, community];

function row(resource, recorder, id) {
  const { tokens, strings, dates, quantities, effective } = searchIndexOf({ ...resource, id });
  return {
    type: resource.resourceType,
    recorder,
    tokens,
    strings: strings.map(({ parameter, value }) => `${parameter}=${value}`),
    dates,
    quantities,
    effective_from: effective?.from ?? null,
    effective_until: effective?.until ?? null,
    content: canonicalText(resource, { id, versionId: '1', lastUpdated, source: source(recorder) }),
  };
}

/** The rows of one person's entries. */
export function entryTemplates() {
  return kinds.map((kind, n) => row(kind(n), recorders[n % recorders.length], placeholderEntry));
}

/** The row of the person. */
export function patientTemplate() {
  const patient = {
    resourceType: 'Patient',
    active: true,
    name: [{ use: 'official', family: 'ZFAM', given: ['ZGIV'] }],
    gender: 'female',
    birthDate: '1961-05-14',
    address: [{ use: 'home', postalCode: 'EB1 0FP' }],
  };
  return row(patient, practice, placeholderPerson);
}
