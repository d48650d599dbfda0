import { describe, expect, test } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { id, observationServer as started } from '../testing/observation-server.js';
import { testServer } from '../testing/test-server.js';

describe('what cannot be answered', () => {
  test.each([
    ['GET', '/nothing', 404, 'CW-WEB-004'],
    ['GET', '/fhir/R4/Nothing/1', 404, 'CW-WEB-004'],
    ['GET', '/fhir/R4/Observation/1/2/3/4', 404, 'CW-WEB-004'],
    ['DELETE', '/fhir/R4/metadata', 405, 'CW-WEB-005'],
    ['POST', `/fhir/R4/Observation/${id}`, 405, 'CW-WEB-005'],
    ['GET', '/fhir/R4/%zz', 400, 'CW-WEB-010'],
    ['GET', `/fhir/R4/Observation?code=${'x'.repeat(9000)}`, 414, 'CW-WEB-009'],
  ] as const)('%s %.40s is %i with an OperationOutcome', async (method, url, status, code) => {
    const { go } = await started();
    const answer = await go(method, url);
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/fhir+json');
  });

  test('tells with 405 which methods there are', async () => {
    const { go } = await started();
    const answer = await go('POST', `/fhir/R4/Observation/${id}`);
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, PATCH, PUT');
  });

  test.each([
    ['{"resourceType":', 'CW-FHIR-001', 400],
    ['{"__proto__":{"a":1},"resourceType":"Observation"}', 'CW-FHIR-005', 400],
    ['['.repeat(5000), 'CW-FHIR-003', 400],
  ])('the body %.30s is refused', async (payload, code, status) => {
    const { go } = await started();
    const answer = await go('POST', '/fhir/R4/Observation', { payload });
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([status, code]);
  });

  test('a body of another kind is 415, and one too large 413', async () => {
    const { go } = await started();
    const xml = await go('POST', '/fhir/R4/Observation', {
      payload: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
    const patch = await go('PATCH', `/fhir/R4/Observation/${id}`, {
      payload: [{ op: 'remove', path: '/note' }],
    });
    const large = await go('POST', '/fhir/R4/Observation', { payload: `"${'x'.repeat(17 * 1024 * 1024)}"` });
    expect([xml.statusCode, patch.statusCode, large.statusCode]).toEqual([415, 415, 413]);
    expect(large.json().resourceType).toBe('OperationOutcome');
  });

  test('a fault of ours is told without its words, and its place is in the log', async () => {
    const { record } = notingRecord({
      read: async () => {
        throw new Error('Zzmarked value');
      },
    });
    const server = await testServer(record);
    const answer = await server.app.inject({
      url: `/fhir/R4/Observation/${id}`,
      headers: await server.bearer('gp'),
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/Zzmarked|at .*\.ts/);
    expect(server.lines.join('')).toContain('refusals.test.ts');
    expect(server.lines.join('')).not.toContain('Zzmarked');
  });
});

describe('the character that no database keeps', () => {
  test.each([
    ['GET', '/fhir/R4/Observation?code=%00', {}],
    ['GET', `/fhir/R4/Patient/${id}/$explain?entry=a%00&organization=RT1`, {}],
    [
      'POST',
      '/fhir/R4/Observation/_search',
      { payload: 'code=%00', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'POST',
      '/fhir/R4/Observation',
      { payload: '{"resourceType":"Observation","status":"final","code":{"text":"\\u0000"}}' },
    ],
    ['POST', '/fhir/R4/Observation', { payload: '{}', headers: { 'if-none-exist': 'code=%00' } }],
  ] as const)('is refused in %s %s', async (method, url, sent) => {
    const { go, calls } = await started();
    const answer = await go(method, url, sent);
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([400, 'CW-WEB-010']);
    expect(calls).toEqual([]);
  });

  test('is not seen where a backslash is written before its letters', async () => {
    const { go } = await started();
    const payload = '{"resourceType":"Observation","status":"final","code":{"text":"\\\\u0000"}}';
    expect((await go('POST', '/fhir/R4/Observation', { payload })).statusCode).toBe(201);
    const percent = { payload: payload.replace('\\\\u0000', '5%00') };
    expect((await go('POST', '/fhir/R4/Observation', percent)).statusCode).toBe(201);
  });
});

describe('who watches over the server', () => {
  test('is told that it is ready, or what is missing', async () => {
    const { app } = await testServer(notingRecord().record);
    const loading = await testServer(notingRecord().record, {
      readiness: async () => [{ name: 'loading', ready: false, detail: 'loading 3 of 10 files' }],
    });
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok', version: '0.0.0' });
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    const answer = await loading.app.inject('/readyz');
    expect([answer.statusCode, answer.json().status]).toEqual([503, 'not-ready']);
  });

  test('finds requests by template and status, and nobody in them', async () => {
    const { app, go } = await started();
    await go('GET', `/fhir/R4/Observation/${id}?_format=json`);
    await go('GET', '/Zzmarked');
    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain(
      'causeway_http_requests_total{method="GET",route="/fhir/R4/:type/:id",status="200"} 1',
    );
    expect(metrics).toMatch(/# EOF\n$/);
    expect(metrics).not.toMatch(/Zzmarked|22222222/);
  });

  test('finds the gauges that the store gives', async () => {
    const gauges = () => [{ name: 'pool_waiting', help: 'Waiting.', value: 2 }];
    const { app } = await testServer(notingRecord().record, { gauges });
    expect((await app.inject('/metrics')).body).toContain('causeway_pool_waiting 2');
    expect((await app.inject('/metrics')).body).toContain('causeway_pool_waiting 2');
  });

  test('finds one line in the log for each request, of its template and not of its address', async () => {
    const { go, lines } = await started();
    lines.length = 0;
    await go('GET', `/fhir/R4/Observation/${id}?code=Zzmarked`);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'GET',
      route: '/fhir/R4/:type/:id',
      status: 200,
    });
    expect(lines[0]).not.toMatch(/Zzmarked|22222222/);
  });
});
