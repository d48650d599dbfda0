import { type ProblemCategory, type ProblemCode, problem, problemCatalogue } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { httpStatusByCategory, issueTypeOf, operationOutcome } from './operation-outcome.js';
import { validate } from './validation/validate.js';

const codes = Object.keys(problemCatalogue) as ProblemCode[];

describe('operationOutcome', () => {
  it('is valid for every problem there is, alone and all together, and for none', () => {
    const problems = codes.map((code) => problem(code, { path: 'Patient.name[0].given[1]' }));
    for (const each of problems)
      expect(validate(operationOutcome([each])), each.code).toMatchObject({ ok: true });
    expect(validate(operationOutcome(problems))).toMatchObject({ ok: true });
    expect(validate(operationOutcome([]))).toMatchObject({
      ok: true,
      value: { issue: [{ severity: 'information' }] },
    });
  });

  it('tells the code, what was found, what to do and where', () => {
    const found = problem('CW-FHIR-013', {
      path: 'Patient.gender',
      detail: 'Expected one of male | female.',
      remedy: 'Send one.',
    });
    expect(operationOutcome([found]).issue).toEqual([
      {
        severity: 'error',
        code: 'code-invalid',
        details: {
          coding: [{ system: expect.stringContaining('problem'), code: 'CW-FHIR-013' }],
          text: 'Expected one of male | female.',
        },
        diagnostics: 'Send one.',
        expression: ['Patient.gender'],
      },
    ]);
  });

  it('gives as expression only what is FHIRPath, for a problem may name a file', () => {
    expect(
      JSON.stringify(operationOutcome([problem('CW-FHIR-001', { path: 'extracts/a b.csv' })])),
    ).not.toContain('expression');
  });

  it('has a status and a type of issue for every category', () => {
    const categories = new Set(codes.map((code): ProblemCategory => problemCatalogue[code].category));
    for (const category of categories) expect(httpStatusByCategory[category]).toBeGreaterThanOrEqual(400);
    expect(issueTypeOf(problem('CW-FHIR-007'))).toBe('not-supported');
  });
});
