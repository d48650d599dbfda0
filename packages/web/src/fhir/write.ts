import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { etagOf, type PatchOperation, parsePatch } from '@causeway/fhir';
import type { Written } from '@causeway/record';
import type { Answer } from '../answer/answer.js';
import { versionOfIfMatch } from '../answer/entity-tag.js';
import { writtenAnswer } from '../answer/written-answer.js';
import { checkedResource } from './checked-resource.js';
import type { Exchange, Handle } from './exchange.js';
import { requestedKey, requestedType } from './requested-resource.js';
import { searchOf } from './search-of.js';

/** POST [type]: a new resource, or, with If-None-Exist, the one there is. */
export const create: Handle = async (exchange) => {
  const type = requestedType(exchange, 'c');
  if (!type.ok) return type;
  const resource = checkedResource(exchange.body, type.value);
  if (!resource.ok) return resource;
  const condition = exchange.header('if-none-exist');
  const ifNoneExist = condition === undefined ? undefined : searchOf(exchange, type.value, condition);
  if (ifNoneExist?.ok === false) return ifNoneExist;
  const options = ifNoneExist === undefined ? {} : { ifNoneExist: ifNoneExist.value };
  return written(exchange, await exchange.record.create(resource.value, options));
};

/** PUT [type]/[id]: the next version of a resource that is there. */
export const update: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'u');
  if (!key.ok) return key;
  const resource = checkedResource(exchange.body, key.value.type);
  if (!resource.ok) return resource;
  if (resource.value.id !== key.value.id) {
    const detail = 'The id of the resource in the body was expected to be the one in the address.';
    return err(problem('CW-WEB-011', { path: 'id', detail }));
  }
  const options = ifMatchOf(exchange);
  if (!options.ok) return options;
  return written(
    exchange,
    await exchange.record.update(resource.value, { key: key.value, ...options.value }),
  );
};

/** PUT [type]?[search]: the next version of the one resource found, or a new one where none is. */
export const updateWhere: Handle = async (exchange) => {
  const type = requestedType(exchange, 'u');
  if (!type.ok) return type;
  const resource = checkedResource(exchange.body, type.value);
  if (!resource.ok) return resource;
  const where = searchOf(exchange, type.value, exchange.query);
  if (!where.ok) return where;
  return written(exchange, await exchange.record.updateWhere(resource.value, where.value));
};

/** PATCH [type]/[id]: the next version, by the operations of a JSON Patch. */
export const patch: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'u');
  if (!key.ok) return key;
  const operations = sentPatch(exchange);
  if (!operations.ok) return operations;
  const options = ifMatchOf(exchange);
  if (!options.ok) return options;
  return written(
    exchange,
    await exchange.record.patch(operations.value, { key: key.value, ...options.value }),
  );
};

/** DELETE [type]/[id]: 204; what was there stays in the history. */
export const remove: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'd');
  if (!key.ok) return key;
  const options = ifMatchOf(exchange);
  if (!options.ok) return options;
  const removed = await exchange.record.remove(key.value, options.value);
  return removed.ok ? ok({ status: 204, headers: { etag: etagOf(removed.value) } }) : removed;
};

function sentPatch({ header, body }: Exchange): Result<readonly PatchOperation[], Problem> {
  const isPatch = header('content-type')?.startsWith('application/json-patch+json') === true;
  return isPatch ? parsePatch(body) : err(problem('CW-WEB-006'));
}

function ifMatchOf({ header }: Exchange): Result<{ readonly ifMatch?: number }, Problem> {
  const version = versionOfIfMatch(header('if-match'));
  if (!version.ok) return version;
  return ok(version.value === undefined ? {} : { ifMatch: version.value });
}

function written({ base, header }: Exchange, result: Result<Written, Problem>): Result<Answer, Problem> {
  return result.ok ? ok(writtenAnswer(result.value, base, header('prefer'))) : result;
}
