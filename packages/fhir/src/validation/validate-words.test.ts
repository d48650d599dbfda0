import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../resource.js';
import { observation, patient } from '../testing/sample-resources.js';
import { validate } from './validate.js';

/** Values that a person could be known by, wherever they are put. */
const mark = 'Zzyzx';
const marked = fc.oneof(
  fc.constantFrom<unknown>(
    mark,
    `${mark} 9000000009`,
    [mark],
    { [mark]: mark },
    [{ [mark]: { value: mark } }],
    `<div>${mark}</div>`,
    `Medication/${mark}`,
    null,
  ),
  fc.jsonValue().map((value) => [value, mark]),
);

/** A valid resource in which something, at any depth, is replaced by or joined with a marked value. */
const spoilt = fc
  .tuple(
    fc.constantFrom<object>(patient, observation),
    fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    marked,
    fc.boolean(),
  )
  .map(([resource, path, value, isAdded]) => {
    const copy = JSON.parse(JSON.stringify(resource)) as Record<string, unknown>;
    let holder: Record<string, unknown> = copy;
    for (const step of path) {
      const next = Object.values(holder)[step % Math.max(Object.keys(holder).length, 1)];
      if (typeof next !== 'object' || next === null) break;
      holder = next as Record<string, unknown>;
    }
    const names = Object.keys(holder).filter((name) => name !== 'resourceType');
    const name = isAdded || names.length === 0 ? mark : names[(path[0] ?? 0) % names.length];
    holder[name ?? mark] = value;
    return copy;
  });

describe('what validation says', () => {
  it('never throws, and never holds a value or a name that was sent', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, (resource) => {
        const valid = validate(resource);
        if (valid.ok) return;
        refused += 1;
        expect(JSON.stringify(valid.error)).not.toContain(mark);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('never throws at any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...resourceTypes), (value, resourceType) => {
        const spread =
          typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value };
        expect(typeof validate(value).ok).toBe('boolean');
        expect(typeof validate({ ...spread, resourceType }).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
