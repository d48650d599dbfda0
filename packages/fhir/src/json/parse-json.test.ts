import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.js';
import { writeJson } from './write-json.js';

/** JSON values without the names that are refused. */
const jsonValue = fc
  .jsonValue()
  .filter((value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)));

function codeOf(text: string): string | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : parsed.error.code;
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const parsed = parseJson(text);
        expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('refuses whatever JSON.parse refuses, without throwing and without quoting it', () => {
    const mark = 'Q7Zmark';
    const broken = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '{', ']', `"${mark}`, `\\${mark}`, '\u0001', ',,', '01', mark),
    );
    fc.assert(
      fc.property(broken, ([json, at, piece]) => {
        const place = at % (json.length + 1);
        const text = `${json.slice(0, place)}${piece}${json.slice(place)}`;
        const parsed = parseJson(text);
        if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)));
        else expect(JSON.stringify(parsed.error)).not.toContain(mark);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a text that is not closed', '"abc'],
    ['an escape that there is not', '"\\q"'],
    ['a control character', '"\u0007"'],
    ['a number with a leading zero', '01'],
    ['a number that ends with its point', '1.'],
    ['a number too large to keep', '1e999'],
    ['a list that ends with a comma', '[1,]'],
    ['a name without quotes', '{a:1}'],
    ['two values', '1 2'],
    ['a word of JavaScript', 'NaN'],
  ])('refuses %s', (_what, text) => {
    expect(codeOf(text)).toBe('CW-FHIR-001');
  });

  it('says at which line and character a text stops being JSON', () => {
    const parsed = parseJson('{\n  "a": 1,\n  "b" 2\n}');
    expect(parsed.ok ? '' : parsed.error.detail).toBe(
      'The text is not JSON: expected a colon; something else stands at line 3, character 7.',
    );
  });

  it('refuses a name that its object has already, however it is spelled', () => {
    expect(codeOf('{"a":1,"b":{"a":2},"a":3}')).toBe('CW-FHIR-002');
    expect(codeOf('{"a":1,"\\u0061":3}')).toBe('CW-FHIR-002');
    expect(codeOf('{"a":{"x":1},"b":{"x":2}}')).toBeUndefined();
  });

  it('refuses the names that reach the prototype of an object', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      expect(codeOf(`{"x":{"${name}":{"polluted":true}}}`)).toBe('CW-FHIR-005');
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses nesting deeper and text longer than it was told to take', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codeOf(nested(100))).toBeUndefined();
    expect(codeOf(nested(101))).toBe('CW-FHIR-003');
    expect(codeOf(nested(200_000))).toBe('CW-FHIR-003');
    expect(parseJson('[1,2]', { maxLength: 4 })).toMatchObject({ ok: false, error: { code: 'CW-FHIR-004' } });
  });
});

describe('writeJson', () => {
  it('writes numbers as they were written, in objects and in lists', () => {
    const text = '{"a":1.0,"b":[0.10,2,1e3,-0.0],"c":{"d":100,"e":12345678901234567890.123}}';
    const parsed = parseJson(text);
    expect(parsed.ok && writeJson(parsed.value)).toBe(text);
  });

  it('writes a number that was changed as the number it is now', () => {
    const parsed = parseJson('{"a":1.0,"b":2.50}');
    const changed = parsed.ok ? { ...(parsed.value as object), a: 3 } : {};
    expect(writeJson(changed)).toBe('{"a":3,"b":2.50}');
  });

  it('writes whatever JSON it read as JSON.stringify would, numbers apart', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(writeJson(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out what is undefined', () => {
    expect(writeJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});
