import { describe, expect, it } from 'vitest';
import { medicationRequestEntries } from './medication-request-entry.js';

const amoxicillin = { system: 'https://dmd.nhs.uk', code: '39732411000001106' };
const concept = { coding: [amoxicillin] };
const authoredOn = '2023-06-15T15:00:00.000Z';

describe('the entry of a MedicationRequest', () => {
  it('is of the code that stands in it, when it was authored', () => {
    expect(medicationRequestEntries({ medicationCodeableConcept: concept, authoredOn })).toMatchObject({
      entries: [{ kind: 'medication', coding: amoxicillin, start: { day: '2023-06-15' } }],
    });
  });

  it('is of the Medication contained in it', () => {
    const contained = [{ resourceType: 'Medication', id: 'm', code: concept }];
    expect(
      medicationRequestEntries({ contained, medicationReference: { reference: '#m' }, authoredOn }),
    ).toMatchObject({ entries: [{ coding: amoxicillin }] });
  });

  it('names the Medication that holds its code elsewhere', () => {
    const medicationReference = { reference: 'Medication/1' };
    expect(medicationRequestEntries({ medicationReference, authoredOn })).toMatchObject({
      entries: [{ coding: undefined, medicine: medicationReference }],
    });
  });

  it('cannot be without a medicine or a date', () => {
    expect(medicationRequestEntries({ authoredOn })).toMatchObject({ unusable: ['no-code'] });
    expect(medicationRequestEntries({ medicationCodeableConcept: concept })).toMatchObject({
      unusable: ['date-missing'],
    });
  });

  it.each(['entered-in-error', 'cancelled', 'draft'])('is left out when %s', (status) => {
    expect(medicationRequestEntries({ status, medicationCodeableConcept: concept, authoredOn })).toEqual({
      leftOut: status,
    });
  });

  it('is left out where it asks not to give', () => {
    const request = { doNotPerform: true, medicationCodeableConcept: concept, authoredOn };
    expect(medicationRequestEntries(request)).toEqual({ leftOut: 'do-not-perform' });
  });
});
