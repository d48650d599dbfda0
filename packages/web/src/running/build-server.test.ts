import { ok } from '@causeway/domain';
import { expect, test } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { testServer } from '../testing/test-server.js';

const version = {
  type: 'Observation' as const,
  id: '22222222-2222-4222-8222-222222222222',
  version: 3,
  lastUpdated: '2026-11-22T21:00:00.000Z',
  content: '{"resourceType":"Observation","id":"22222222-2222-4222-8222-222222222222"}',
  deleted: false,
};

test('passes the stored text through, with its version and time', async () => {
  const { record, calls } = notingRecord({ read: async () => ok(version) });
  const server = await testServer(record);
  const answer = await server.app.inject({
    url: `/fhir/R4/Observation/${version.id}`,
    headers: await server.bearer('gp'),
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(version.content);
  expect(answer.headers.etag).toBe('W/"3"');
  expect(answer.headers['last-modified']).toBe('Sun, 22 Nov 2026 21:00:00 GMT');
  expect(answer.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
  expect(calls[0]?.asker).toMatchObject({ role: 'general-practitioner', organisation: 'A81001' });
});

test('answers what has no sign-in with 401 and an OperationOutcome, before the record is asked', async () => {
  const { record, calls } = notingRecord();
  const server = await testServer(record);
  const answer = await server.app.inject({ url: `/fhir/R4/Observation/${version.id}` });
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
  expect(answer.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  expect(calls).toEqual([]);
});
