import { ok, parseInstant, parseOdsCode } from '@causeway/domain';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

/** What POST Patient/[id]/$disclose takes. */
export const discloseRules = { entry: {}, to: {}, reason: {}, until: {} } as const;

/** POST Patient/[id]/$disclose: the recorder of an entry shows it to one organisation by name, until a date. */
export const disclose: Handle = async (exchange) => {
  const read = operationParameters(exchange, discloseRules);
  if (!read.ok) return read;
  const to = parseOdsCode(read.value.to);
  const until = parseInstant(read.value.until);
  if (!to.ok) return to;
  if (!until.ok) return until;
  const entry = read.value.entry.replace(/^[A-Za-z]+\//, '');
  const disclosure = { entry, to: to.value, reason: read.value.reason, until: until.value };
  const done = await exchange.record.disclose(exchange.params.id ?? '', disclosure);
  return done.ok ? ok(parametersAnswer([])) : done;
};

/** What POST Patient/[id]/$sensitive-set takes. */
export const sensitiveSetRules = {
  set: {},
  decision: { values: ['exclude', 'include', 'withdraw'] },
} as const;

/** POST Patient/[id]/$sensitive-set: keeps entries of a sensitive set from being shared, or lets them be. */
export const excludeSensitiveSet: Handle = async (exchange) => {
  const read = operationParameters(exchange, sensitiveSetRules);
  if (!read.ok) return read;
  const done = await exchange.record.excludeSensitiveSet(exchange.params.id ?? '', read.value);
  return done.ok ? ok(parametersAnswer([])) : done;
};

/** What POST Patient/[id]/$grant-proxy takes. */
export const proxyRules = { proxy: {}, until: {}, 'withheld-set': { isRepeated: true } } as const;

/** POST Patient/[id]/$grant-proxy: lets someone act for the person, to a date, but for what is withheld. */
export const grantProxy: Handle = async (exchange) => {
  const read = operationParameters(exchange, proxyRules);
  if (!read.ok) return read;
  const until = parseInstant(read.value.until);
  if (!until.ok) return until;
  const grant = { proxy: read.value.proxy, until: until.value, withheldSets: read.value['withheld-set'] };
  const done = await exchange.record.grantProxy(exchange.params.id ?? '', grant);
  return done.ok ? ok(parametersAnswer([])) : done;
};

/** What POST $policy takes. */
export const policyRules = {
  direction: { values: ['out', 'in'] },
  value: { values: ['implied-yes', 'none'] },
  from: {},
  text: {},
} as const;

/** POST $policy: the organisation's dated policy for who was not asked. */
export const setPolicy: Handle = async (exchange) => {
  const read = operationParameters(exchange, policyRules);
  if (!read.ok) return read;
  const from = parseInstant(read.value.from);
  if (!from.ok) return from;
  const done = await exchange.record.setPolicy({ ...read.value, from: from.value });
  return done.ok ? ok(parametersAnswer([])) : done;
};
