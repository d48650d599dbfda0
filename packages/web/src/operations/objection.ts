import { ok, type Problem, type Result } from '@causeway/domain';
import type { OutParameter } from '@causeway/fhir';
import type { ObjectionState } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

/** GET Patient/[id]/$objection: where the person stands on secondary use, by family. */
export const objections: Handle = async ({ record, params }) =>
  states(await record.objections(params.id ?? ''));

/** What POST Patient/[id]/$objection takes. */
export const objectionRules = {
  family: { values: ['type-1', 'national'] },
  decision: { values: ['object', 'withdraw'] },
  method: { values: ['spoken', 'form', 'online'] },
} as const;

/** POST Patient/[id]/$objection: records an objection or its withdrawal, and answers where the person stands now. */
export const setObjection: Handle = async (exchange) => {
  const read = operationParameters(exchange, objectionRules);
  return read.ok ? states(await exchange.record.setObjection(exchange.params.id ?? '', read.value)) : read;
};

function states(result: Result<readonly ObjectionState[], Problem>): Answered {
  return result.ok ? ok(parametersAnswer(result.value.map(objection))) : result;
}

function objection({ family, state, since, method, history }: ObjectionState): OutParameter {
  return {
    name: 'objection',
    parts: [
      { name: 'family', code: family },
      { name: 'state', code: state },
      { name: 'since', instant: since },
      { name: 'method', code: method },
      ...history.map((event) => ({
        name: 'history',
        parts: [
          { name: 'at', instant: event.at },
          { name: 'decision', code: event.decision },
          { name: 'method', code: event.method },
        ],
      })),
    ],
  };
}
