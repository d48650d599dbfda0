import { describe, expect, it } from 'vitest';
import { isResourceType } from '../resource.js';
import { hasSharedData } from '../testing/shared-bundle.js';
import { sharedResources } from '../testing/shared-resources.js';
import { isAboutPerson, namesPerson, personOf } from './person-of.js';

describe('personOf', () => {
  it('is a Patient’s own id, and of an entry the Patient it refers to', () => {
    expect(personOf({ resourceType: 'Patient', id: 'p' })).toEqual({ ok: true, value: 'p' });
    expect(personOf({ resourceType: 'Condition', subject: { reference: 'Patient/p/_history/1' } })).toEqual({
      ok: true,
      value: 'p',
    });
    const participant = [{ actor: { reference: 'Practitioner/q' } }, { actor: { reference: 'Patient/p' } }];
    expect(personOf({ resourceType: 'Appointment', participant })).toEqual({ ok: true, value: 'p' });
  });

  it('is nobody for what is about no person', () => {
    expect(personOf({ resourceType: 'Organization' })).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [{ resourceType: 'Observation' }],
    [{ resourceType: 'Observation', subject: { reference: 'Group/g' } }],
    [{ resourceType: 'Observation', subject: { reference: 'urn:uuid:0' } }],
    [{ resourceType: 'Provenance', target: [{ reference: 'Patient/p' }, { reference: 'Patient/q' }] }],
    [{ resourceType: 'Provenance', target: [{ reference: 'Observation/o' }] }],
  ])('refuses an entry that does not name one person: %j', (resource) => {
    const person = personOf(resource);
    expect(person.ok ? 'taken' : person.error.code).toBe('CW-FHIR-101');
  });

  it('says by which parameters an entry names its person', () => {
    expect([namesPerson('Observation', 'subject'), namesPerson('Observation', 'performer')]).toEqual([
      true,
      false,
    ]);
    expect([namesPerson('AuditEvent', 'patient'), namesPerson('Organization', 'patient')]).toEqual([
      true,
      false,
    ]);
    expect([isAboutPerson('Patient'), isAboutPerson('Medication')]).toEqual([true, false]);
  });

  it.skipIf(!hasSharedData)('knows the person of most public examples, and says why of the others', () => {
    const answers = sharedResources()
      .filter(({ resourceType }) => isResourceType(resourceType) && isAboutPerson(resourceType))
      .filter(({ subject }) => !JSON.stringify(subject ?? '').includes('urn:uuid'))
      .map(personOf);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(answers.length / 4);
    for (const answer of answers)
      if (!answer.ok) expect(answer.error.detail).toMatch(/Patient\/id; found \d+\.$/);
  });
});
