import type { Persona } from '@causeway/web';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadRequest, badRequest, marked, realEntry, realPerson } from './bad-request.js';
import { type HttpService, startHttpService } from './http-service.js';

/** Requests under way together, as a server has them. */
const atOnce = 4;
/** Ten thousand on a deep run, as the issue asks; two thousand otherwise. */
const runs = process.env.CAUSEWAY_DEEP === undefined ? 2000 : 10_000;

describe('generated bad requests', () => {
  let service: HttpService;
  const tokens = new Map<Persona, string>();
  const real = (text: string) => text.replaceAll(realPerson, person).replaceAll(realEntry, entry);
  let [person, entry] = ['', ''];
  const created = async (type: string, body: object) => {
    const answer = await service.ask('gp', type, { method: 'POST', body: { resourceType: type, ...body } });
    return String(answer.body.id);
  };
  beforeAll(async () => {
    service = await startHttpService();
    person = await created('Patient', { birthDate: '1950-05-01' });
    const subject = { reference: `Patient/${person}` };
    entry = await created('Observation', { status: 'final', code: { text: 'x' }, subject });
    for (const persona of ['gp', 'district-nurse', 'receptionist', 'patient', 'privacy-officer'] as const) {
      tokens.set(persona, await service.bearer(persona, person));
    }
  });
  afterAll(() => service?.close());

  const statuses = new Map<number, number>();
  const tryOne = async (request: BadRequest) => {
    const response = await send(
      service.origin,
      { ...request, path: real(request.path), body: real(request.body) },
      tokens.get(request.persona) ?? '',
    );
    if (response === undefined) return;
    const text = await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    expect(response.status, text).toBeLessThan(500);
    expect(text).not.toMatch(/\n {4}at |node_modules|\.ts:\d/);
    if (response.status < 400) return;
    expect(text).not.toContain(marked);
    if (text !== '') expect(JSON.parse(text).resourceType).toBe('OperationOutcome');
  };

  it(`never make ${runs} answers of ours a fault, a trace, or a person's value`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(badRequest, { minLength: atOnce, maxLength: atOnce }), async (requests) => {
        await Promise.all(requests.map(tryOne));
      }),
      { numRuns: runs / atOnce, seed: 20_261_122 },
    );
    // A generator that stopped making what reaches the handlers would pass everything.
    for (const status of [200, 400, 401, 404, 405])
      expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0);
    const routes = new Set(service.log.map((line) => JSON.parse(line).route));
    expect(routes.size).toBeGreaterThan(20);
    const metrics = await (await fetch(`${service.origin}/metrics`)).text();
    expect(metrics).not.toContain(marked);
    expect(service.log.join('')).not.toContain(marked);
    expect(service.log.length).toBeGreaterThan(runs / 2);
  }, 900_000);
});

/** What fetch itself does not send, such as a header with a line break in it, is no request. */
async function send(
  origin: string,
  request: BadRequest,
  authorization: string,
): Promise<Response | undefined> {
  const hasBody = request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';
  try {
    return await fetch(`${origin}${request.path}`, {
      method: request.method,
      headers: {
        authorization,
        'content-type': 'application/fhir+json',
        ...Object.fromEntries(request.headers),
      },
      ...(hasBody ? { body: request.body } : {}),
    });
  } catch (error) {
    if (error instanceof TypeError && !/ECONN|socket/.test(String(error.cause))) return undefined;
    throw error;
  }
}
