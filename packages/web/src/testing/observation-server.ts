import { err, ok, problem } from '@causeway/domain';
import { notingRecord } from './noting-record.js';
import { testServer } from './test-server.js';

/** The id of the one Observation that the record of these tests answers with. */
export const id = '22222222-2222-4222-8222-222222222222';
/** Its stored text. */
export const content = `{"resourceType":"Observation","id":"${id}","valueQuantity":{"value":1.50}}`;
const stored = {
  type: 'Observation' as const,
  id,
  version: 3,
  lastUpdated: '2026-11-22T21:00:00.500Z',
  content,
  deleted: false,
};
/** An Observation as a client sends it. */
export const observation = { resourceType: 'Observation', id, status: 'final', code: { text: 'x' } };

/** A server on a record that answers everything with that Observation, and a way to ask it as the GP. */
export async function observationServer() {
  const noted = notingRecord({
    read: async () => ok(stored),
    create: async () => ok({ ...stored, version: 1, created: true }),
    update: async () => ok({ ...stored, version: 4, created: false }),
    updateWhere: async () => err(problem('CW-RECORD-007')),
    remove: async () => ok({ ...stored, version: 4, deleted: true, content: '' }),
    search: async () => ok({ resources: [], total: undefined, next: undefined, withheld: false }),
  });
  const server = await testServer(noted.record);
  const gp = await server.bearer('gp');
  const go = (
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
    url: string,
    { headers = {}, payload }: { headers?: Record<string, string>; payload?: unknown } = {},
  ) =>
    server.app.inject({
      method,
      url,
      headers: {
        ...gp,
        ...(payload === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...headers,
      },
      ...(payload === undefined
        ? {}
        : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    });
  return { ...server, ...noted, go };
}
