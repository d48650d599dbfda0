import type { Resource } from '@causeway/fhir';

/** A Patient with a made-up name. For tests only. */
export function testPatientResource(changes: Readonly<Record<string, unknown>> = {}): Resource {
  return { resourceType: 'Patient', name: [{ family: 'Exemplar' }], birthDate: '1960-02-29', ...changes };
}

/** An Observation of `person`. For tests only. */
export function testObservation(person: string, changes: Readonly<Record<string, unknown>> = {}): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '75367002' }] },
    subject: { reference: `Patient/${person}` },
    ...changes,
  };
}
