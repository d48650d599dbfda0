import { ok } from '@causeway/domain';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

/** What POST Patient/[id]/$break-glass takes. */
export const breakGlassRules = { reason: {}, text: {} } as const;

/** POST Patient/[id]/$break-glass: opens, for an hour, what nobody was asked about or what was refused here; an officer is told. */
export const breakGlass: Handle = async (exchange) => {
  const read = operationParameters(exchange, breakGlassRules);
  if (!read.ok) return read;
  const reason = { code: read.value.reason, text: read.value.text };
  const grant = await exchange.record.breakGlass(exchange.params.id ?? '', reason);
  if (!grant.ok) return grant;
  const { id, until, alert } = grant.value;
  return ok(
    parametersAnswer([
      { name: 'grant', string: id },
      { name: 'until', instant: until },
      { name: 'alert', string: alert },
    ]),
  );
};

/** What POST $end-break-glass takes. */
export const endBreakGlassRules = { grant: {} } as const;

/** POST $end-break-glass: the officer, or who broke it, ends an override before its time. */
export const endBreakGlass: Handle = async (exchange) => {
  const read = operationParameters(exchange, endBreakGlassRules);
  if (!read.ok) return read;
  const ended = await exchange.record.endBreakGlass(read.value.grant);
  return ended.ok ? ok(parametersAnswer([])) : ended;
};

/** What POST Patient/[id]/$claim-relationship takes. */
export const claimRules = { reason: {} } as const;

/** POST Patient/[id]/$claim-relationship: a relationship for 24 hours on the user's own word; an officer is told. */
export const claimRelationship: Handle = async (exchange) => {
  const read = operationParameters(exchange, claimRules);
  if (!read.ok) return read;
  const claimed = await exchange.record.claimRelationship(exchange.params.id ?? '', read.value.reason);
  if (!claimed.ok) return claimed;
  const { until, alert } = claimed.value;
  return ok(
    parametersAnswer([
      { name: 'until', instant: until },
      { name: 'alert', string: alert },
    ]),
  );
};
