import { err, ok, type Problem, parseInstant, problem, type Result } from '@causeway/domain';
import { historyBundleText, type ResourceType } from '@causeway/fhir';
import type { HistoryQuestion } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import { addressWith } from './address-with.js';
import type { Exchange, Handle } from './exchange.js';
import { pageCount } from './page-count.js';
import { requestedKey, requestedType } from './requested-resource.js';

/** GET [type]/[id]/_history: the versions of one resource, newest first. */
export const history: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'r');
  return key.ok ? historyPage(exchange, key.value) : key;
};

/** GET [type]/_history: the versions of every resource of a type, newest first. */
export const typeHistory: Handle = async (exchange) => {
  const type = requestedType(exchange, 'r');
  return type.ok ? historyPage(exchange, { type: type.value }) : type;
};

async function historyPage(
  exchange: Exchange,
  of: { readonly type: ResourceType; readonly id?: string },
): Promise<Answered> {
  const parameters = new URLSearchParams(exchange.query);
  const question = historyQuestion(parameters);
  if (!question.ok) return question;
  const page = await exchange.record.history(of, question.value);
  if (!page.ok) return page;
  const path = `${exchange.base}/${of.type}${of.id === undefined ? '' : `/${of.id}`}/_history`;
  const { next } = page.value;
  const addresses = {
    base: exchange.base,
    self: addressWith(path, parameters, {}),
    next: next === undefined ? undefined : addressWith(path, parameters, { _cursor: next }),
  };
  return ok({ status: 200, body: historyBundleText(page.value, addresses) });
}

/** Source: FHIR R4, 3.1.0.14 (`_since`, `_at`, `_count`). */
function historyQuestion(parameters: URLSearchParams): Result<HistoryQuestion, Problem> {
  const count = pageCount(parameters);
  if (!count.ok) return count;
  const question: { since?: string; at?: string; cursor?: string } = {};
  for (const [name, field] of [
    ['_since', 'since'],
    ['_at', 'at'],
  ] as const) {
    const text = parameters.get(name);
    if (text === null) continue;
    const moment = parseInstant(text.replace(' ', '+'));
    if (!moment.ok)
      return err(problem('CW-WEB-016', { path: name, detail: `${name} is a moment with its zone.` }));
    question[field] = moment.value;
  }
  const cursor = parameters.get('_cursor');
  return ok({ ...question, count: count.value, ...(cursor === null ? {} : { cursor }) });
}
