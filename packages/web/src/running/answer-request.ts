import { type Clock, err, ok, type Problem, type Result } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';
import type { FastifyRequest } from 'fastify';
import { type Answer, type Answered, refusalAnswer } from '../answer/answer.js';
import { negotiate } from '../answer/negotiate.js';
import { nullRefused, queryHasNull } from '../answer/null-character.js';
import { askersRecord } from '../fhir/askers-record.js';
import { answerPage, type PageParts } from '../pages/answer-page.js';
import type { BoundAsker } from '../sign-in/asker-of-user.js';
import type { Credentials } from '../sign-in/authenticate.js';
import type { OpenRequest, RecordRoute, Route } from './route.js';

/** What answering requests is made of. */
export interface AnswerParts {
  readonly pages: PageParts;
  readonly record: SharedRecord;
  readonly clock: Clock;
  readonly authenticate: (credentials: Credentials) => Promise<Result<BoundAsker, Problem>>;
  /** The address of the FHIR service, without a slash at its end. */
  readonly base: () => string;
}

/**
 * Answers the request of a route. This is the one place where a request meets the record: only after a sign-in, and only as the asker it
 * established.
 */
export async function answerRequest(
  parts: AnswerParts,
  route: Route,
  request: FastifyRequest,
): Promise<Answer> {
  const open = openRequest(request);
  if (route.door === 'page' || route.door === 'public-page') {
    const path = request.url.split('?')[0] ?? '/';
    return answerPage(parts.pages, route, { ...open, method: request.method, path });
  }
  const answer =
    route.door === 'open' ? await route.handle(open) : await answerAsAsker(parts, route, request);
  return answer.ok ? answer.value : refusalAnswer(answer.error);
}

async function answerAsAsker(
  parts: AnswerParts,
  route: RecordRoute,
  request: FastifyRequest,
): Promise<Answered> {
  const open = openRequest(request);
  const bound = await parts.authenticate({ method: request.method, header: open.header });
  if (!bound.ok) return bound;
  if (queryHasNull(open.query) || queryHasNull(open.header('if-none-exist') ?? '')) return err(nullRefused);
  const format = formatOf(open.query);
  const type = negotiate(format, open.header('accept'));
  if (!type.ok) return type;
  const { asker, scopes } = bound.value;
  const record = askersRecord(parts.record, asker);
  const answer = await route.handle({
    ...open,
    asker,
    scopes,
    record,
    clock: parts.clock,
    base: parts.base(),
  });
  return answer.ok ? ok({ type: `${type.value}; charset=utf-8`, ...answer.value }) : answer;
}

function openRequest({ params, url, headers, body }: FastifyRequest): OpenRequest {
  const at = url.indexOf('?');
  return {
    params: params as OpenRequest['params'],
    query: at === -1 ? '' : url.slice(at + 1),
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body,
  };
}

function formatOf(query: string): string | undefined {
  return query.includes('_format') ? (new URLSearchParams(query).get('_format') ?? undefined) : undefined;
}
