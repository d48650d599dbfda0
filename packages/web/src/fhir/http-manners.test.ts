import { describe, expect, test } from 'vitest';
import { content, id, observation, observationServer as started } from '../testing/observation-server.js';

describe('a read', () => {
  test.each([
    ['application/fhir+json', 'application/fhir+json'],
    ['application/json', 'application/json'],
    ['text/html;q=0.8, */*;q=0.1', 'application/fhir+json'],
    ['application/xml;q=0.9, application/json;q=0.5', 'application/json'],
    ['application/*', 'application/fhir+json'],
  ])('asked for as %s is given as %s', async (accept, type) => {
    const { go } = await started();
    const answer = await go('GET', `/fhir/R4/Observation/${id}`, { headers: { accept } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
  });

  test('is given by _format before Accept, with a plus that a form made a blank', async () => {
    const { go } = await started();
    for (const format of ['json', 'application/fhir+json', 'application/fhir%2Bjson']) {
      const answer = await go('GET', `/fhir/R4/Observation/${id}?_format=${format}`, {
        headers: { accept: 'application/xml' },
      });
      expect(answer.statusCode).toBe(200);
    }
  });

  test.each(['application/xml', 'application/json;q=0', 'nonsense'])(
    'asked for as %s is refused',
    async (accept) => {
      const { go } = await started();
      const answer = await go('GET', `/fhir/R4/Observation/${id}`, { headers: { accept } });
      expect([answer.statusCode, answer.json().resourceType]).toEqual([406, 'OperationOutcome']);
    },
  );

  test.each([
    ['if-none-match', 'W/"3"', 304],
    ['if-none-match', '"1", W/"3"', 304],
    ['if-none-match', '*', 304],
    ['if-none-match', 'W/"2"', 200],
    ['if-modified-since', 'Sun, 22 Nov 2026 21:00:00 GMT', 304],
    ['if-modified-since', 'Sun, 22 Nov 2026 20:59:59 GMT', 200],
    ['if-modified-since', 'yesterday', 200],
  ])('with %s: %s is answered %i', async (name, value, status) => {
    const { go } = await started();
    const answer = await go('GET', `/fhir/R4/Observation/${id}`, { headers: { [name]: value } });
    expect([answer.statusCode, answer.body]).toEqual([status, status === 200 ? content : '']);
    expect(answer.headers.etag).toBe('W/"3"');
  });

  test('by HEAD has every header and no body', async () => {
    const { go } = await started();
    const [head, get] = [
      await go('HEAD', `/fhir/R4/Observation/${id}`),
      await go('GET', `/fhir/R4/Observation/${id}`),
    ];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const name of ['etag', 'last-modified', 'content-type', 'content-length']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  test('may be kept by nobody on the way', async () => {
    const { go } = await started();
    const answer = await go('GET', `/fhir/R4/Observation/${id}`);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{16}-\d+$/);
  });
});

describe('a write', () => {
  test('says where the resource now stands', async () => {
    const { go } = await started();
    const answer = await go('POST', '/fhir/R4/Observation', { payload: observation });
    expect([answer.statusCode, answer.headers.location, answer.headers.etag]).toEqual([
      201,
      `http://localhost/fhir/R4/Observation/${id}/_history/1`,
      'W/"1"',
    ]);
  });

  test.each([
    ['return=minimal', ''],
    ['return=representation', content],
    ['handling=strict, return="minimal"', ''],
  ])('with Prefer: %s answers %j', async (prefer, body) => {
    const { go } = await started();
    const answer = await go('PUT', `/fhir/R4/Observation/${id}`, {
      payload: observation,
      headers: { prefer },
    });
    expect([answer.statusCode, answer.body]).toEqual([200, body]);
  });

  test('with Prefer: return=OperationOutcome answers one', async () => {
    const { go } = await started();
    const headers = { prefer: 'return=OperationOutcome' };
    const answer = await go('PUT', `/fhir/R4/Observation/${id}`, { payload: observation, headers });
    expect(answer.json().resourceType).toBe('OperationOutcome');
  });

  test('hands the version of If-Match on, and refuses what is none', async () => {
    const { go, calls } = await started();
    await go('PUT', `/fhir/R4/Observation/${id}`, { payload: observation, headers: { 'if-match': 'W/"3"' } });
    expect(calls[0]?.rest[1]).toMatchObject({ ifMatch: 3 });
    const wrong = await go('PUT', `/fhir/R4/Observation/${id}`, {
      payload: observation,
      headers: { 'if-match': 'three' },
    });
    expect(wrong.statusCode).toBe(400);
  });

  test('keeps how a number was written', async () => {
    const { go, calls } = await started();
    const payload =
      '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50}}';
    await go('POST', '/fhir/R4/Observation', { payload });
    const { resourceText } = await import('@causeway/fhir');
    expect(resourceText(calls[0]?.rest[0] as never)).toBe(payload);
  });

  test.each([
    ['another type', { ...observation, resourceType: 'Condition' }, 'CW-WEB-011'],
    ['another id', { ...observation, id: '33333333-2222-4222-8222-222222222222' }, 'CW-WEB-011'],
    ['no resource', [], 'CW-WEB-011'],
    ['a fault', { ...observation, status: 'finished' }, 'CW-FHIR-013'],
  ])('of %s is refused before the record is asked', async (_words, payload, code) => {
    const { go, calls } = await started();
    const answer = await go('PUT', `/fhir/R4/Observation/${id}`, { payload });
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([400, code]);
    expect(calls).toEqual([]);
  });

  test('by condition that more than one resource fulfils is answered 412', async () => {
    const { go } = await started();
    const answer = await go('PUT', '/fhir/R4/Observation?code=x', { payload: observation });
    expect(answer.statusCode).toBe(412);
  });

  test('that removes is answered 204, with or without the content type of a body that is not there', async () => {
    const { go } = await started();
    const plain = await go('DELETE', `/fhir/R4/Observation/${id}`);
    const typed = await go('DELETE', `/fhir/R4/Observation/${id}`, {
      headers: { 'content-type': 'application/json' },
    });
    expect([plain.statusCode, typed.statusCode]).toEqual([204, 204]);
  });
});

describe('a search', () => {
  test('by form is the same as by address', async () => {
    const { app, bearer, calls } = await started();
    const headers = { ...(await bearer('gp')), 'content-type': 'application/x-www-form-urlencoded' };
    await app.inject({
      method: 'POST',
      url: '/fhir/R4/Observation/_search?_count=5',
      headers,
      payload: 'code=x',
    });
    await app.inject({ url: '/fhir/R4/Observation?_count=5&code=x', headers });
    expect(calls).toHaveLength(2);
    expect(calls[0]?.rest).toEqual(calls[1]?.rest);
  });

  test('refuses an unknown parameter where handling is strict, and leaves it out where it is lenient', async () => {
    const { go } = await started();
    const strict = await go('GET', '/fhir/R4/Observation?nonsense=1', {
      headers: { prefer: 'handling=strict' },
    });
    const lenient = await go('GET', '/fhir/R4/Observation?nonsense=1&code=x', {
      headers: { prefer: 'handling=lenient' },
    });
    expect(strict.statusCode).toBe(400);
    expect(lenient.json().link[0].url).toBe('http://localhost/fhir/R4/Observation?code=x');
  });
});
