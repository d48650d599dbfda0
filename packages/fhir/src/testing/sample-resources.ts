/** A valid Patient with the elements that tests spoil. */
export const patient = {
  resourceType: 'Patient',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Seen</p></div>' },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9000000009' }],
  name: [{ family: 'Quixote', given: ['Ana'] }],
  gender: 'female',
  birthDate: '1950-02-03',
  address: [{ line: ['1 Long Lane'], postalCode: 'LS1 1AA' }],
};
/** A valid Observation, likewise. */
export const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Weight' },
  subject: { reference: 'Patient/5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01' },
  effectiveDateTime: '2026-01-02T03:04:05Z',
  valueQuantity: { value: 70.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
};
