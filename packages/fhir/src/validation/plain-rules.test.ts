import { evalFhirPathTyped } from '@medplum/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStructureDefinitions } from './definitions.js';
import { plainRules } from './plain-rules.js';
import { prepareValidation } from './validate.js';

const expressions = new Map(
  readStructureDefinitions().flatMap(({ snapshot }) =>
    (snapshot?.element ?? []).flatMap(({ constraint }) =>
      (constraint ?? []).map(({ key, expression }) => [key, expression ?? ''] as const),
    ),
  ),
);

/** Objects that have some of these elements. */
function having(elements: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  return fc.record(elements, { requiredKeys: [] });
}

const text = fc.constantFrom('a', 'b');
const extension = fc.constant([{ url: 'https://extension.example', valueString: 'x' }]);
const contained = fc.constantFrom(
  [{ resourceType: 'Patient', id: 'a' }],
  [{ resourceType: 'Patient', id: 'a', meta: { versionId: '1' } }],
  [{ resourceType: 'Patient', id: 'a', meta: { security: [{ code: 'R' }] } }],
  [{ resourceType: 'Patient', id: 'a', contained: [{ resourceType: 'Patient', id: 'b' }] }],
);
const day = fc.constantFrom('2026-01-02', '2026-01-03', '2025-12-31');
const coded = { coding: [{ code: 'a' }] };

/** Of each rule, the type it stands at and what is tried there. */
const cases = {
  'ext-1': ['Extension', having({ url: text, extension, valueString: text, valueBoolean: fc.boolean() })],
  // Without a reference the expression has no answer; one by identifier alone is fine all the same.
  'ref-1': ['Reference', fc.record({ reference: fc.constantFrom('#a', '#b', 'Patient/a', 'urn:uuid:a') })],
  'per-1': ['Period', having({ start: day, end: day })],
  'qty-3': ['Quantity', having({ value: fc.integer(), code: text, system: text, unit: text })],
  'cpt-2': ['ContactPoint', having({ value: text, system: fc.constantFrom('phone', 'email') })],
  'att-1': ['Attachment', having({ data: fc.constant('QUJD'), contentType: text, title: text })],
  'dom-2': ['Observation', having({ contained, status: text })],
  'dom-4': ['Observation', having({ contained, status: text })],
  'dom-5': ['Observation', having({ contained, status: text })],
  'obs-6': ['Observation', having({ dataAbsentReason: fc.constant(coded), valueString: text })],
  'obs-7': [
    'Observation',
    having({ code: fc.constant(coded), component: fc.constant([{ code: coded }]), valueString: text }),
  ],
} as const;

describe('plainRules', () => {
  it('has a case here for each', () => {
    expect(Object.keys(plainRules).toSorted()).toEqual(Object.keys(cases).toSorted());
  });

  it.each(Object.entries(cases))(
    'says of %s what its FHIRPath says, wherever it says something',
    (key, [type, values]) => {
      prepareValidation(['Observation']);
      const answers = new Set<unknown>();
      const root = { resourceType: 'Observation', contained: [{ resourceType: 'Patient', id: 'a' }] };
      const check = fc.property(values as fc.Arbitrary<Readonly<Record<string, unknown>>>, (value) => {
        const plain = plainRules[key]?.(value, root);
        answers.add(plain);
        if (plain === undefined) return;
        const variables = {
          '%rootResource': { type: 'Observation', value: root },
          '%resource': { type, value },
        };
        const [answer] = evalFhirPathTyped(expressions.get(key) ?? '', [{ type, value }], variables);
        expect(answer?.value === true).toBe(plain);
      });
      fc.assert(check, { numRuns: 100 });
      expect(answers.size).toBe(2);
    },
  );
});
