import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceText } from '../canonical-text.js';
import { parseJson } from '../json/parse-json.js';
import { parseResource } from '../parse-resource.js';
import { observation, patient } from '../testing/sample-resources.js';
import { applyPatch } from './apply-patch.js';
import { parsePatch } from './parse-patch.js';
import type { PatchOperation } from './patch-operation.js';

const labelled = { ...patient, id: 'p1', meta: { versionId: '1', security: [{ code: 'R' }] } };

function codeOf(...patch: readonly PatchOperation[]): string | undefined {
  const patched = applyPatch(labelled, patch);
  return patched.ok ? undefined : patched.error.code;
}

describe('applyPatch', () => {
  it('makes every change in order, and leaves the resource it was given as it was', () => {
    const before = JSON.stringify(labelled);
    const patched = applyPatch(labelled, [
      { op: 'test', path: '/gender', value: 'female' },
      { op: 'replace', path: '/gender', value: 'other' },
      { op: 'add', path: '/name/0/given/-', value: 'Bo' },
      { op: 'move', from: '/birthDate', path: '/deceasedDateTime' },
      { op: 'copy', from: '/name/0', path: '/name/-' },
      { op: 'remove', path: '/name/0/family' },
    ]);
    expect(patched).toMatchObject({
      ok: true,
      value: {
        gender: 'other',
        deceasedDateTime: '1950-02-03',
        name: [{ given: ['Ana', 'Bo'] }, { family: 'Quixote', given: ['Ana', 'Bo'] }],
      },
    });
    expect(patched.ok && patched.value).not.toHaveProperty('birthDate');
    expect(JSON.stringify(labelled)).toBe(before);
  });

  it('makes none of the changes where one cannot be made, and says which', () => {
    const patched = applyPatch(labelled, [
      { op: 'replace', path: '/gender', value: 'other' },
      { op: 'test', path: '/birthDate', value: '1951-01-01' },
    ]);
    expect(patched).toMatchObject({ ok: false, error: { code: 'CW-FHIR-032', path: 'patch[1]' } });
    expect(JSON.stringify(patched)).not.toContain('195');
  });

  it.each(['/id', '/resourceType', '/meta', '/meta/versionId', '/meta/source', '/meta/lastUpdated', ''])(
    'leaves what the server sets, "%s", alone, but for tests of it',
    (path) => {
      expect(codeOf({ op: 'replace', path, value: 'x' })).toBe('CW-FHIR-033');
      expect(codeOf({ op: 'remove', path })).toBe('CW-FHIR-033');
      expect(codeOf({ op: 'move', from: path, path: '/language' })).toBe('CW-FHIR-033');
      expect(codeOf({ op: 'copy', from: '/gender', path })).toBe('CW-FHIR-033');
    },
  );

  it('lets labels, tags and profiles be changed, and the version be tested', () => {
    expect(codeOf({ op: 'add', path: '/meta/security/-', value: { code: 'PSY' } })).toBeUndefined();
    expect(codeOf({ op: 'add', path: '/meta/profile', value: ['https://x.example'] })).toBeUndefined();
    expect(codeOf({ op: 'test', path: '/meta/versionId', value: '1' })).toBeUndefined();
  });

  it.each<PatchOperation>([
    { op: 'remove', path: '/nothing' },
    { op: 'replace', path: '/name/7', value: {} },
    { op: 'add', path: '/name/7', value: {} },
    { op: 'add', path: '/name/length', value: 0 },
    { op: 'replace', path: '/name/length', value: 0 },
    { op: 'add', path: '/no/such/place', value: 1 },
    { op: 'copy', from: '/nothing', path: '/language' },
    { op: 'test', path: '/nothing', value: undefined },
    { op: 'add', path: 'gender', value: 'x' },
  ])('refuses a place that is not there: %j', (operation) => {
    expect(codeOf(operation)).toBe('CW-FHIR-031');
  });

  it('never reaches a prototype', () => {
    for (const path of [
      '/__proto__/polluted',
      '/constructor/prototype/polluted',
      '/name/__proto__/polluted',
      '/name/0/toString/polluted',
      '/__proto__',
    ]) {
      expect(codeOf({ op: 'add', path, value: true })).toBe('CW-FHIR-031');
    }
    const patched = applyPatch(labelled, [
      { op: 'add', path: '/x', value: JSON.parse('{"__proto__":{"polluted":true}}') as object },
    ]);
    expect(patched.ok).toBe(true);
    expect({}).not.toHaveProperty('polluted');
    expect(Object.prototype.toString).not.toHaveProperty('polluted');
  });

  it('refuses to grow a resource by copying it into itself again and again', () => {
    const doubling = Array.from({ length: 40 }, (): PatchOperation[] => [
      { op: 'copy', from: '/name', path: '/extension' },
      { op: 'move', from: '/extension', path: '/name/-' },
    ]).flat();
    expect(codeOf(...doubling)).toBe('CW-FHIR-034');
  });

  it('keeps how numbers were written, those of the resource and those of the patch', () => {
    const resource = parseResource(
      '{"resourceType":"Observation","valueQuantity":{"value":70.50,"unit":"kg"},"component":[]}',
    );
    const patch = parseJson(
      '[{"op":"add","path":"/component/-","value":{"valueQuantity":{"value":1.0}}},{"op":"add","path":"/valueDecimal","value":2.10}]',
    );
    const operations = patch.ok ? parsePatch(patch.value) : patch;
    const patched = resource.ok && operations.ok ? applyPatch(resource.value, operations.value) : undefined;
    expect(patched?.ok === true ? resourceText(patched.value) : '').toBe(
      '{"resourceType":"Observation","valueQuantity":{"value":70.50,"unit":"kg"},"component":[{"valueQuantity":{"value":1.0}}],"valueDecimal":2.10}',
    );
  });

  const pointer = fc
    .array(
      fc.constantFrom(
        'name',
        'valueQuantity',
        'given',
        '0',
        '-',
        '1',
        'toString',
        '__proto__',
        'length',
        'value',
        '~1',
        'x',
      ),
      { maxLength: 4 },
    )
    .map((steps) => steps.map((step) => `/${step}`).join(''));
  const operation = fc.record({
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
    path: pointer,
    from: pointer,
    value: fc.jsonValue(),
  });

  it('never throws, whatever the patch', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<object>(patient, observation),
        fc.array(operation, { maxLength: 5 }),
        (resource, patch) => {
          const operations = parsePatch(patch);
          if (operations.ok)
            expect(typeof applyPatch(resource as never, operations.value).ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('parsePatch', () => {
  it.each([
    [{}],
    [[{ op: 'increase', path: '/a' }]],
    [[{ op: 'add', path: '/a' }]],
    [[{ op: 'move', path: '/a' }]],
    [[{ op: 'remove', path: 'a' }]],
    [[{ op: 'remove', path: '/a~2' }]],
    [[null]],
    [Array.from({ length: 1001 }, () => ({ op: 'remove', path: '/a' }))],
  ])('refuses what is not a JSON Patch of a fair size (%#)', (patch) => {
    expect(parsePatch(patch)).toMatchObject({ ok: false, error: { code: 'CW-FHIR-030' } });
  });
});
