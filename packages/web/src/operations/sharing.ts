import { ok, type Problem, parseOdsCode, type Result } from '@causeway/domain';
import type { SharingEvent, SharingPreference } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { type AnswerParameter, code, moment, parametersAnswer, text } from './parameters-answer.js';

/** GET Patient/[id]/$sharing: every preference, its source and history. */
export const sharing: Handle = async ({ record, params }) =>
  preferences(await record.sharing(params.id ?? ''));

/** What POST Patient/[id]/$sharing takes. */
export const sharingRules = {
  organization: {},
  direction: { values: ['out', 'in'] },
  decision: { values: ['yes', 'no', 'withdraw'] },
  method: { values: ['spoken', 'form', 'online'] },
  evidence: { isOptional: true },
} as const;

/** POST Patient/[id]/$sharing: records what a person said, and answers every preference as it is now. */
export const setSharing: Handle = async (exchange) => {
  const read = operationParameters(exchange, sharingRules);
  if (!read.ok) return read;
  const { organization, direction, decision, method, evidence } = read.value;
  const organisation = parseOdsCode(organization);
  if (!organisation.ok) return organisation;
  return preferences(
    await exchange.record.setSharing(exchange.params.id ?? '', {
      organisation: organisation.value,
      direction,
      decision,
      method,
      ...(evidence === undefined ? {} : { evidence }),
    }),
  );
};

function preferences(result: Result<readonly SharingPreference[], Problem>): Answered {
  return result.ok ? ok(parametersAnswer(result.value.map(preference))) : result;
}

function preference(each: SharingPreference): AnswerParameter {
  return {
    name: 'preference',
    part: [
      ...text('organization', each.organisation),
      ...text('organization-name', each.organisationName),
      ...code('direction', each.direction),
      ...code('decision', each.decision),
      ...code('effective', each.effective),
      ...code('source', each.source),
      ...code('method', each.method),
      ...moment('since', each.since),
      ...each.history.map(event),
    ],
  };
}

function event({ at, decision, source, method, byRole, byOrganisation }: SharingEvent): AnswerParameter {
  return {
    name: 'history',
    part: [
      ...moment('at', at),
      ...code('decision', decision),
      ...code('source', source),
      ...code('method', method),
      ...code('by-role', byRole),
      ...text('by-organization', byOrganisation),
    ],
  };
}
