import { describe, expect, it } from 'vitest';
import { canonicalText, resourceText } from './canonical-text.js';
import { parseResource } from './parse-resource.js';
import { hasSharedData, sharedText } from './testing/shared-bundle.js';

const server = {
  id: '5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01',
  versionId: '3',
  lastUpdated: '2026-11-22T22:00:00.000Z',
  source: 'https://fhir.nhs.uk/Id/ods-organization-code#RY3',
};

describe('canonicalText', () => {
  it('puts type, id and meta first and every other element in the order it was sent, numbers as they were written', () => {
    const parsed = parseResource(
      `{"status":"final","valueQuantity":{"value":6.30,"unit":"mmol/L"},"resourceType":"Observation","id":"theirs",
        "meta":{"versionId":"9","source":"urn:theirs","profile":["https://profile.example"],"lastUpdated":"2000-01-01T00:00:00Z"},
        "code":{"text":"x"}}`,
    );
    expect(parsed.ok && canonicalText(parsed.value, server)).toBe(
      '{"resourceType":"Observation","id":"5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01","meta":{"versionId":"3",' +
        '"lastUpdated":"2026-11-22T22:00:00.000Z","source":"https://fhir.nhs.uk/Id/ods-organization-code#RY3",' +
        '"profile":["https://profile.example"]},"status":"final","valueQuantity":{"value":6.30,"unit":"mmol/L"},"code":{"text":"x"}}',
    );
  });

  it('is the same text again once it has been read', () => {
    const once = canonicalText({ resourceType: 'Patient', active: true, birthDate: '1950-02-03' }, server);
    const again = parseResource(once);
    expect(again.ok && canonicalText(again.value, server)).toBe(once);
  });
});

describe('resourceText', () => {
  it
    .skipIf(!hasSharedData)
    .each([
      'synthea-r4/Luigi_Wiegand_1ae0605d.json',
      'synthea-r4/_organizations_102.json',
      'ukcore-r4-examples-json/ukcore-examples-collection-bundle.json',
      'pcf-r4/pcf-examples-collection-bundle.json',
      'balp-r4/balp-auditevent-examples-collection-bundle.json',
    ])('gives %s back as the same JSON, every number as it was written', (path) => {
    const text = sharedText(path);
    const parsed = parseResource(text);
    const printed = parsed.ok ? resourceText(parsed.value) : '';
    expect(JSON.parse(printed)).toEqual(JSON.parse(text));
    expect(numbersIn(printed)).toEqual(numbersIn(text));
  });
});

/** Every number of a JSON text as it stands there, in order. */
function numbersIn(text: string): readonly string[] {
  const withoutStrings = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return withoutStrings.match(/-?\d[\d.eE+-]*/g) ?? [];
}
