import { err, ok, type Problem, parseInstant, problem, type Result } from '@causeway/domain';
import { isResourceType, type ResourceType, searchBundleText } from '@causeway/fhir';
import { addressWith } from './address-with.js';
import type { Handle } from './exchange.js';
import { pageCount } from './page-count.js';
import { allowed } from './requested-resource.js';

/** GET Patient/[id]/$everything: all that the asker may see of a person, a page at a time. */
export const everything: Handle = async (exchange) => {
  const { scopes, base, record } = exchange;
  const parameters = new URLSearchParams(exchange.query);
  const question = everythingQuestion(parameters);
  if (!question.ok) return question;
  const refused = (question.value.types ?? ['*' as const]).map((type) => allowed({ scopes }, 'r', type));
  for (const each of refused) if (!each.ok) return each;
  const person = exchange.params.id ?? '';
  const page = await record.everything(person, question.value);
  if (!page.ok) return page;
  const path = `${base}/Patient/${person}/$everything`;
  const { next } = page.value;
  const addresses = {
    base,
    self: addressWith(path, parameters, {}),
    next: next === undefined ? undefined : addressWith(path, parameters, { _cursor: next }),
  };
  return ok({ status: 200, body: searchBundleText(page.value, addresses) });
};

interface EverythingQuestion {
  readonly types?: readonly ResourceType[];
  readonly since?: string;
  readonly count: number;
  readonly cursor?: string;
}

/** `start` and `end` are refused rather than left out: who asks for less must not be given more. */
function everythingQuestion(parameters: URLSearchParams): Result<EverythingQuestion, Problem> {
  const unknown = [...parameters.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return err(wrong('It takes _type, _since, _count and _format.'));
  const count = pageCount(parameters);
  if (!count.ok) return count;
  const types = parameters.getAll('_type').flatMap((value) => value.split(','));
  if (!types.every(isResourceType)) return err(wrong('_type names types of resource that are kept here.'));
  const since = parameters.get('_since');
  const from = since === null ? undefined : parseInstant(since.replace(' ', '+'));
  if (from?.ok === false) return err(wrong('_since is a moment with its zone.'));
  const cursor = parameters.get('_cursor');
  return ok({
    count: count.value,
    ...(types.length === 0 ? {} : { types }),
    ...(from === undefined ? {} : { since: from.value }),
    ...(cursor === null ? {} : { cursor }),
  });
}

const known: readonly string[] = ['_type', '_since', '_count', '_cursor', '_format', '_pretty'];

function wrong(detail: string): Problem {
  return problem('CW-WEB-016', { detail });
}
