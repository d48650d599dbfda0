import { type OperationParameter, operations } from '@causeway/fhir';
import { describe, expect, test } from 'vitest';
import { resolveAlertRules } from './alerts.js';
import { discloseRules, policyRules, proxyRules, sensitiveSetRules } from './disclose.js';
import { explainRules } from './explain.js';
import { objectionRules } from './objection.js';
import { operationParameters, type ParameterRules } from './operation-parameters.js';
import { breakGlassRules, claimRules, endBreakGlassRules } from './override.js';
import { confirmCodeRules, shareInRules } from './share-in.js';
import { sharingRules } from './sharing.js';

const rulesByCode: Readonly<Record<string, ParameterRules>> = {
  'break-glass': breakGlassRules,
  'claim-relationship': claimRules,
  'confirm-share-in-code': confirmCodeRules,
  disclose: discloseRules,
  'end-break-glass': endBreakGlassRules,
  explain: explainRules,
  'grant-proxy': proxyRules,
  objection: objectionRules,
  policy: policyRules,
  'resolve-alert': resolveAlertRules,
  'sensitive-set': sensitiveSetRules,
  'share-in': shareInRules,
  sharing: sharingRules,
};

describe.each(Object.entries(rulesByCode))('the parameters of $%s', (code, rules) => {
  const input: readonly OperationParameter[] = operations.find((each) => each.code === code)?.input ?? [];

  test('are those of its definition, with the same values', () => {
    const defined = input.map(({ name, codes }) => [name, codes]);
    const taken = Object.entries(rules).map(([name, { values }]) => [name, values]);
    expect(taken).toEqual(defined);
  });

  test('are no more needed than its definition says, but for a change that is also a question', () => {
    const isQuestionToo = code === 'sharing' || code === 'objection';
    for (const { name, min, max } of input) {
      const isNeeded = rules[name]?.isOptional === undefined && rules[name]?.isRepeated === undefined;
      if (!isQuestionToo) expect([name, isNeeded]).toEqual([name, min === 1]);
      expect([name, rules[name]?.isRepeated === true]).toEqual([name, max === '*']);
    }
  });
});

const rules = { decision: { values: ['yes', 'no'] }, evidence: { isOptional: true } } as const;
const sent = (...parameter: readonly object[]) => ({ resourceType: 'Parameters', parameter });

describe('parameters of an operation', () => {
  test('are read from a query and from a resource alike, whatever simple type a client gives them', () => {
    const expected = { ok: true, value: { decision: 'yes', evidence: undefined } };
    expect(operationParameters({ query: 'decision=yes&_format=json', body: undefined }, rules)).toEqual(
      expected,
    );
    for (const type of ['valueCode', 'valueString', 'valueId']) {
      const body = sent({ name: 'decision', [type]: 'yes' });
      expect(operationParameters({ query: '', body }, rules)).toEqual(expected);
    }
  });

  test.each([
    [sent()],
    [sent({ name: 'decision', valueCode: 'Zzmarked' })],
    [sent({ name: 'decision', valueCode: 'yes' }, { name: 'decision', valueCode: 'no' })],
    [sent({ name: 'decision', valueCode: 'yes' }, { name: 'Zzmarked', valueCode: 'x' })],
    [sent({ name: 'decision', valueCode: 'yes', valueString: 'no' })],
    [sent({ name: 'decision', valueCoding: { code: 'yes' } })],
    [sent({ name: 'decision', valueCode: 'yes' }, { name: 'evidence', valueString: 'x'.repeat(2001) })],
    [{ resourceType: 'Patient' }],
    [[]],
    ['Zzmarked'],
  ])('are refused without being repeated: %j', (body) => {
    const read = operationParameters({ query: '', body }, rules);
    expect(read).toMatchObject({ error: { code: 'CW-WEB-016' } });
    expect(JSON.stringify(read)).not.toContain('Zzmarked');
  });
});
