import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '../validation/validate.js';
import { operationDefinitions } from './operation-definition.js';
import { operations, operationTable } from './operation-table.js';
import { parametersResource } from './parameters-resource.js';
import { readParameters } from './read-parameters.js';

const { sharing, breakGlass, explain } = operationTable;

function sent(...parameter: readonly object[]) {
  return { resourceType: 'Parameters', parameter };
}

describe('readParameters', () => {
  it('reads them alike from the address and from a Parameters', () => {
    const expected = new Map([
      ['organization', 'A81001'],
      ['direction', 'out'],
    ]);
    const address = new URLSearchParams('organization=A81001&direction=out&_format=json');
    const body = sent(
      { name: 'organization', valueCode: 'A81001' },
      { name: 'direction', valueString: 'out' },
    );
    expect(readParameters(sharing, address)).toEqual({ ok: true, value: expected });
    expect(readParameters(sharing, body)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['one that the operation does not know', sharing, sent({ name: 'colour', valueCode: 'red' })],
    ['a code that it does not have', sharing, sent({ name: 'direction', valueCode: 'sideways' })],
    [
      'one twice',
      sharing,
      sent({ name: 'direction', valueCode: 'in' }, { name: 'direction', valueCode: 'out' }),
    ],
    ['one without a value', sharing, sent({ name: 'direction' })],
    ['an object for a value', sharing, sent({ name: 'direction', valueCoding: { code: 'in' } })],
    ['one that is needed missing', breakGlass, sent({ name: 'reason', valueCode: 'emergency' })],
    [
      'an empty text',
      breakGlass,
      sent({ name: 'reason', valueCode: 'x' }, { name: 'text', valueString: '' }),
    ],
    [
      'a text that is too long',
      breakGlass,
      sent({ name: 'reason', valueCode: 'x' }, { name: 'text', valueString: 'x'.repeat(2001) }),
    ],
    [
      'a moment without its zone',
      explain,
      sent(
        { name: 'entry', valueId: 'e' },
        { name: 'organization', valueCode: 'A' },
        { name: 'at', valueInstant: '2026-01-01T00:00:00' },
      ),
    ],
    ['another resource', sharing, { resourceType: 'Patient', parameter: [] }],
    ['no list', sharing, { resourceType: 'Parameters', parameter: {} } as never],
    ['a parameter without a name', sharing, sent({ valueCode: 'x' })],
  ])('refuses %s', (_what, operation, parameters) => {
    expect(readParameters(operation, parameters)).toMatchObject({
      ok: false,
      error: { code: 'CW-FHIR-050' },
    });
  });

  it('never throws and never repeats what was sent', () => {
    const mark = 'Zzyzx';
    const parameter = fc.oneof(
      fc.jsonValue(),
      fc.record({ name: fc.constantFrom('direction', 'text', mark), valueString: fc.constant(mark) }),
    );
    fc.assert(
      fc.property(fc.array(parameter), fc.constantFrom(...operations), (list, operation) => {
        const read = readParameters(operation, { resourceType: 'Parameters', parameter: list } as never);
        if (!read.ok) expect(JSON.stringify(read.error)).not.toContain(mark);
      }),
      { numRuns: 200 },
    );
  });
});

describe('parametersResource', () => {
  it('prints values, parts and resources, and leaves out what is not known', () => {
    const printed = parametersResource([
      { name: 'row', integer: 16 },
      { name: 'since', instant: undefined },
      {
        name: 'fact',
        parts: [
          { name: 'name', code: 'own' },
          { name: 'value', string: 'no' },
        ],
      },
      {
        name: 'return',
        resource: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'information', code: 'informational' }],
        },
      },
    ]);
    expect(printed.parameter).toEqual([
      { name: 'row', valueInteger: 16 },
      {
        name: 'fact',
        part: [
          { name: 'name', valueCode: 'own' },
          { name: 'value', valueString: 'no' },
        ],
      },
      {
        name: 'return',
        resource: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'information', code: 'informational' }],
        },
      },
    ]);
    expect(validate(printed)).toMatchObject({ ok: true });
    expect(validate(parametersResource([{ name: 'x', boolean: true }]))).toMatchObject({ ok: true });
  });
});

describe('operationDefinitions', () => {
  it('defines, validly, each operation that HL7 does not', () => {
    const definitions = operationDefinitions('https://record.example/fhir/R4');
    for (const definition of definitions)
      expect(validate(definition), definition.id).toMatchObject({ ok: true });
    const own = operations.filter(({ definedBy }) => definedBy === undefined).map(({ code }) => code);
    expect(definitions.map(({ id }) => id)).toEqual(own);
  });
});
