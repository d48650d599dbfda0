import { describe, expect, it } from 'vitest';
import { parseResource } from './parse-resource.js';

describe('parseResource', () => {
  it('takes objects with a resourceType alone', () => {
    expect(parseResource('{"resourceType":"Patient"}')).toMatchObject({ ok: true });
    for (const text of ['[]', 'null', '{}', '"x"']) {
      expect(parseResource(text)).toMatchObject({ ok: false, error: { code: 'CW-FHIR-006' } });
    }
  });
});
