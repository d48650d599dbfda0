import { ok, type Problem, parseOdsCode, type Result } from '@causeway/domain';
import type { OutParameter } from '@causeway/fhir';
import type { SharingEvent, SharingPreference } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

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

function preference(each: SharingPreference): OutParameter {
  return {
    name: 'preference',
    parts: [
      { name: 'organization', code: each.organisation },
      { name: 'organization-name', string: each.organisationName },
      { name: 'direction', code: each.direction },
      { name: 'decision', code: each.decision },
      { name: 'effective', code: each.effective },
      { name: 'source', code: each.source },
      { name: 'method', code: each.method },
      { name: 'since', instant: each.since },
      ...each.history.map(event),
    ],
  };
}

function event({ at, decision, source, method, byRole, byOrganisation }: SharingEvent): OutParameter {
  return {
    name: 'history',
    parts: [
      { name: 'at', instant: at },
      { name: 'decision', code: decision },
      { name: 'source', code: source },
      { name: 'method', code: method },
      { name: 'role', code: byRole },
      { name: 'recorded-by', code: byOrganisation },
    ],
  };
}
