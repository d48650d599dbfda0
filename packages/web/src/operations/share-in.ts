import { ok, parseOdsCode } from '@causeway/domain';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

/** What POST Patient/[id]/$share-in takes. */
export const shareInRules = {
  organization: {},
  rule: { values: ['allowed', 'prohibited', 'verify'] },
} as const;

/** POST Patient/[id]/$share-in: the registered practice says whether an organisation may see what is shared. */
export const setShareIn: Handle = async (exchange) => {
  const read = operationParameters(exchange, shareInRules);
  if (!read.ok) return read;
  const organisation = parseOdsCode(read.value.organization);
  if (!organisation.ok) return organisation;
  const rule = { organisation: organisation.value, rule: read.value.rule };
  const set = await exchange.record.setShareIn(exchange.params.id ?? '', rule);
  return set.ok ? ok(parametersAnswer([])) : set;
};

/** POST Patient/[id]/$request-share-in-code: sends the person a code; it is in no answer. */
export const requestShareInCode: Handle = async (exchange) => {
  const read = operationParameters(exchange, {});
  if (!read.ok) return read;
  const requested = await exchange.record.requestShareInCode(exchange.params.id ?? '');
  return requested.ok ? ok(parametersAnswer([{ name: 'until', instant: requested.value.until }])) : requested;
};

/** What POST Patient/[id]/$confirm-share-in-code takes. */
export const confirmCodeRules = { code: {} } as const;

/** POST Patient/[id]/$confirm-share-in-code: verifies the sharing in with the code that the person read out. */
export const confirmShareInCode: Handle = async (exchange) => {
  const read = operationParameters(exchange, confirmCodeRules);
  if (!read.ok) return read;
  const confirmed = await exchange.record.confirmShareInCode(exchange.params.id ?? '', read.value.code);
  return confirmed.ok ? ok(parametersAnswer([])) : confirmed;
};
