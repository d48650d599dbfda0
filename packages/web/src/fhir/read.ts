import { err, ok, problem } from '@causeway/domain';
import { versionAnswer } from '../answer/version-answer.js';
import type { Handle } from './exchange.js';
import { requestedKey } from './requested-resource.js';

/** GET [type]/[id]: the newest version. */
export const read: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'r');
  if (!key.ok) return key;
  const found = await exchange.record.read(key.value);
  return found.ok ? ok(versionAnswer(found.value, exchange.header)) : found;
};

/** GET [type]/[id]/_history/[version]: one version, as it was. */
export const readVersion: Handle = async (exchange) => {
  const key = requestedKey(exchange, 'r');
  if (!key.ok) return key;
  const version = Number(/^[1-9]\d{0,8}$/.exec(exchange.params.version ?? '')?.[0] ?? Number.NaN);
  if (Number.isNaN(version)) return err(problem('CW-WEB-004'));
  const found = await exchange.record.readVersion(key.value, version);
  return found.ok ? ok(versionAnswer(found.value, exchange.header)) : found;
};
