import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpService, startHttpService } from './http-service.js';

/** SMART's own client, too large to be installed for everyone: the folder of the package, as `.ci/run` installs it. */
const folder = process.env.CAUSEWAY_FHIRCLIENT;

interface SmartClient {
  request(path: string | object, options?: object): Promise<unknown>;
  create(resource: object): Promise<{ readonly id: string }>;
  update(resource: object): Promise<{ readonly status: string }>;
  delete(path: string): Promise<unknown>;
  readonly patient: { readonly id: string | null; read(): Promise<{ readonly id: string }> };
}

/** The client as its documentation has a server-side script use it: with an address and a token response. */
function smartClient(state: object): SmartClient {
  const load = createRequire(import.meta.url);
  const FHIR = load(join(folder ?? '', 'lib', 'entry', 'node.js')) as (
    request: object,
    response: object,
    storage: object,
  ) => { client(state: object): SmartClient };
  const request = { headers: { host: 'localhost' }, url: '/', socket: {} };
  return FHIR(
    request,
    {},
    { get: async () => undefined, set: async () => undefined, unset: async () => true },
  ).client(state);
}

describe.skipIf(folder === undefined)('fhirclient (CAUSEWAY_FHIRCLIENT)', () => {
  let service: HttpService;
  let client: SmartClient;
  let person = '';
  let entry = '';

  beforeAll(async () => {
    service = await startHttpService();
    const body = { resourceType: 'Patient', birthDate: '1950-05-01', name: [{ family: 'Example' }] };
    person = (await service.ask('gp', 'Patient', { method: 'POST', body })).body.id;
    const token = (await service.bearer('gp')).slice('Bearer '.length);
    client = smartClient({
      serverUrl: service.base,
      tokenResponse: { access_token: token, patient: person },
    });
  });
  afterAll(() => service?.close());

  it('reads the patient it was launched for', async () => {
    expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient', id: person });
  });

  it('creates, searches, updates and deletes', async () => {
    const observation = {
      resourceType: 'Observation',
      status: 'preliminary',
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
      subject: { reference: `Patient/${person}` },
    };
    const created = await client.create(observation);
    entry = created.id;
    const found = await client.request(`Observation?patient=${person}&code=8867-4`, { flat: true });
    expect(found).toContainEqual(expect.objectContaining({ resourceType: 'Observation', id: entry }));
    const updated = await client.update({ ...created, status: 'final' });
    expect(updated.status).toBe('final');
    await client.delete(`Observation/${entry}`);
    await expect(client.request(`Observation/${entry}`)).rejects.toMatchObject({ status: 410 });
  });

  it('follows pages and references', async () => {
    for (const text of ['one', 'two', 'three']) {
      await client.create({
        resourceType: 'Condition',
        code: { text },
        subject: { reference: `Patient/${person}` },
      });
    }
    const pages = await client.request(`Condition?patient=${person}&_count=1`, { pageLimit: 0, flat: true });
    // It gives every entry of every page, so also the word of each that something may be kept back.
    expect(
      (pages as { resourceType: string }[]).filter((each) => each.resourceType === 'Condition'),
    ).toHaveLength(3);
  });
});
