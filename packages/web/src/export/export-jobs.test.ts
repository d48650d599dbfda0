import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, problem } from '@causeway/domain';
import { describe, expect, test } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { systemToken } from '../testing/system-token.js';
import { testServer } from '../testing/test-server.js';

const stored = (type: 'Patient' | 'Observation', id: string) => ({
  type,
  id,
  version: 1,
  lastUpdated: '2026-11-22T21:00:00.000Z',
  content: JSON.stringify({ resourceType: type, id }),
  deleted: false,
});

const scopes = { bulk: 'system/*.rs', other: 'system/*.rs', few: 'system/Patient.rs' };

async function started(fails = false) {
  const noted = notingRecord({
    exportAll: async function* () {
      yield ok(stored('Patient', 'a'));
      yield ok(stored('Observation', 'b'));
      if (fails) yield err(problem('CW-RECORD-013'));
      yield ok(stored('Observation', 'c'));
    },
  });
  const server = await testServer(noted.record);
  const gp = await server.bearer('gp');
  const bearer = async (client: keyof typeof scopes) => ({
    authorization: `Bearer ${await systemToken(server.parts, client, scopes[client])}`,
  });
  const get = async (client: keyof typeof scopes, url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url, headers: { ...(await bearer(client)), ...headers } });
  const kickOff = (client: keyof typeof scopes, query = '') =>
    get(client, `/fhir/R4/$export${query}`, { prefer: 'respond-async', accept: 'application/fhir+json' });
  const finished = async (client: keyof typeof scopes, address: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await get(client, new URL(address).pathname);
      if (answer.statusCode !== 202) return answer;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('the export does not finish');
  };
  return { ...server, ...noted, gp, bearer, get, kickOff, finished };
}

describe('a bulk export', () => {
  test('is begun, finished, and read as NDJSON, a file for each type', async () => {
    const { kickOff, finished, get, parts } = await started();
    const begun = await kickOff('bulk');
    expect(begun.statusCode).toBe(202);
    const done = await finished('bulk', String(begun.headers['content-location']));
    const manifest = done.json();
    expect(manifest).toMatchObject({
      requiresAccessToken: true,
      request: 'http://localhost/fhir/R4/$export',
      error: [],
    });
    expect(manifest.output.map(({ type, count }: { type: string; count: number }) => [type, count])).toEqual([
      ['Patient', 1],
      ['Observation', 2],
    ]);
    const file = await get('bulk', new URL(manifest.output[1].url).pathname);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/fhir+ndjson']);
    expect(file.body).toBe(
      '{"resourceType":"Observation","id":"b"}\n{"resourceType":"Observation","id":"c"}\n',
    );
    const [job = ''] = await readdir(parts.exportFolder);
    expect((await stat(join(parts.exportFolder, job, 'Observation.ndjson'))).mode & 0o077).toBe(0);
  });

  test('is told of to nobody but who began it', async () => {
    const { kickOff, finished, get } = await started();
    const begun = await kickOff('bulk');
    const address = String(begun.headers['content-location']);
    const manifest = (await finished('bulk', address)).json();
    const [status, file] = [
      await get('other', new URL(address).pathname),
      await get('other', new URL(manifest.output[0].url).pathname),
    ];
    expect([status.statusCode, file.statusCode]).toEqual([404, 404]);
  });

  test('is removed when asked, with its files', async () => {
    const { app, kickOff, finished, bearer, parts } = await started();
    const begun = await kickOff('bulk');
    const path = new URL(String(begun.headers['content-location'])).pathname;
    await finished('bulk', `http://localhost${path}`);
    const removed = await app.inject({ method: 'DELETE', url: path, headers: await bearer('bulk') });
    const after = await app.inject({ url: path, headers: await bearer('bulk') });
    expect([removed.statusCode, after.statusCode]).toEqual([202, 404]);
    expect(await readdir(parts.exportFolder)).toEqual([]);
  });

  test('is over after a day, and its files go with the next one', async () => {
    const { kickOff, finished, get, pass, parts } = await started();
    const begun = await kickOff('bulk');
    const address = String(begun.headers['content-location']);
    await finished('bulk', address);
    pass(24 * 60 * 60_000 + 1);
    expect((await get('bulk', new URL(address).pathname)).statusCode).toBe(404);
    const next = await kickOff('bulk');
    await finished('bulk', String(next.headers['content-location']));
    expect(await readdir(parts.exportFolder)).toHaveLength(1);
  });

  test('outlives a restart of the server once it is done', async () => {
    const first = await started();
    const begun = await first.kickOff('bulk');
    const path = new URL(String(begun.headers['content-location'])).pathname;
    await first.finished('bulk', `http://localhost${path}`);
    await first.close();
    const second = await testServer(notingRecord().record, first.parts);
    const answer = await second.app.inject({ url: path, headers: await first.bearer('bulk') });
    expect([answer.statusCode, answer.json().output.length]).toEqual([200, 2]);
  });

  test('that fails says why, and keeps nothing of what it had', async () => {
    const { kickOff, finished, parts } = await started(true);
    const begun = await kickOff('bulk');
    const answer = await finished('bulk', String(begun.headers['content-location']));
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([
      403,
      'CW-RECORD-013',
    ]);
    expect(await readdir(parts.exportFolder)).toEqual([]);
  });

  test.each([
    ['?_type=Patient,Nothing', 400],
    ['?_since=yesterday', 400],
    ['?_outputFormat=text/csv', 400],
    ['?_typeFilter=Observation%3Fstatus%3Dfinal', 400],
    ['?_type=Patient&_since=2026-01-01T00:00:00Z&_outputFormat=ndjson', 202],
  ])('asked for with %s is answered %i', async (query, status) => {
    const { kickOff, close } = await started();
    expect((await kickOff('bulk', query)).statusCode).toBe(status);
    await close();
  });

  test('needs the header that says the client will wait, the activity, and scopes for what it asks', async () => {
    const { app, gp, get, kickOff, calls, close } = await started();
    const [unasked, doctor, few, fewer] = [
      await get('bulk', '/fhir/R4/$export'),
      await app.inject({ url: '/fhir/R4/$export', headers: { ...gp, prefer: 'respond-async' } }),
      await kickOff('few'),
      await kickOff('few', '?_type=Patient'),
    ];
    expect([unasked, doctor, few, fewer].map(({ statusCode }) => statusCode)).toEqual([400, 403, 403, 202]);
    expect(calls.map(({ method }) => method)).toEqual(['exportAll']);
    await close();
  });

  test.each(['%2e%2e%2fkeys', 'x'.repeat(22)])('does not lead out of its folder by %s', async (job) => {
    const { get } = await started();
    const [status, file] = [
      await get('bulk', `/fhir/R4/$export-status/${job}`),
      await get('bulk', `/fhir/R4/$export-file/${job}/export`),
    ];
    expect([status.statusCode, file.statusCode]).toEqual([404, 404]);
  });
});
