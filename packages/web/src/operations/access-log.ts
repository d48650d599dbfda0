import { ok } from '@causeway/domain';
import { auditEventOf, resourceText } from '@causeway/fhir';
import { addressWith } from '../fhir/address-with.js';
import type { Handle } from '../fhir/exchange.js';
import { pageCount } from '../fhir/page-count.js';

/** GET Patient/[id]/$access-log: who has looked, newest first, as AuditEvents with the proof that each stands in the log. */
export const accessLog: Handle = async ({ record, params, query, base }) => {
  const parameters = new URLSearchParams(query);
  const count = pageCount(parameters);
  if (!count.ok) return count;
  const person = params.id ?? '';
  const cursor = parameters.get('_cursor');
  const page = await record.accessLog(person, { count: count.value, ...(cursor === null ? {} : { cursor }) });
  if (!page.ok) return page;
  const path = `${base}/Patient/${person}/$access-log`;
  const { rows, next } = page.value;
  const entry = rows.map((row) => ({ resource: auditEventOf(row, { person, base }) }));
  const link = [
    { relation: 'self', url: addressWith(path, parameters, {}) },
    ...(next === undefined
      ? []
      : [{ relation: 'next', url: addressWith(path, parameters, { _cursor: next }) }]),
  ];
  // A collection rather than a searchset, for it is read from the log and not searched: no fullUrl leads to one of these events.
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    link,
    ...(entry.length === 0 ? {} : { entry }),
  };
  return ok({ status: 200, body: resourceText(bundle) });
};
