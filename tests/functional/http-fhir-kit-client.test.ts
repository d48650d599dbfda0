import { Client } from 'fhir-kit-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpService, startHttpService } from './http-service.js';

interface Entry {
  readonly search: { readonly mode: string };
  readonly resource: { readonly id: string };
  readonly response: { readonly status: string; readonly etag: string };
}

function entriesOf(bundle: { readonly [element: string]: unknown }): readonly Entry[] {
  return (bundle.entry ?? []) as readonly Entry[];
}

function matchesOf(bundle: { readonly [element: string]: unknown }): readonly string[] {
  return entriesOf(bundle).flatMap((entry) => (entry.search.mode === 'match' ? [entry.resource.id] : []));
}

const numberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** fhir-kit-client 2.0.3 as npm has it: a client nobody here wrote, given an address and a token and nothing else. */
describe('fhir-kit-client', () => {
  let service: HttpService;
  let client: Client;
  let person = '';
  let observation = '';

  beforeAll(async () => {
    service = await startHttpService();
    client = new Client({
      baseUrl: service.base,
      bearerToken: (await service.bearer('gp')).slice('Bearer '.length),
    });
  });
  afterAll(() => service?.close());

  it('reads what the service can do, and where its tokens come from', async () => {
    const statement = await client.capabilityStatement();
    expect(statement).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    const metadata = await client.smartAuthMetadata();
    expect(String(metadata.tokenUrl)).toBe(`${service.origin}/auth/token`);
  });

  it('creates a person and an entry', async () => {
    const created = await client.create({
      resourceType: 'Patient',
      body: {
        resourceType: 'Patient',
        identifier: [{ system: numberSystem, value: '9434765919' }],
        name: [{ family: 'Example' }],
        birthDate: '1950-05-01',
        gender: 'female',
      },
    });
    person = String(created.id);
    const entry = await client.create({
      resourceType: 'Observation',
      body: {
        resourceType: 'Observation',
        status: 'preliminary',
        code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
        subject: { reference: `Patient/${person}` },
        effectiveDateTime: '2026-11-01T10:00:00Z',
        valueQuantity: { value: 72, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
      },
    });
    observation = String(entry.id);
    expect([person, observation].every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
  });

  it('reads, searches by GET and POST, and follows references', async () => {
    const read = await client.read({ resourceType: 'Patient', id: person });
    expect(read).toMatchObject({ id: person, birthDate: '1950-05-01' });
    const found = await client.search({
      resourceType: 'Observation',
      searchParams: { patient: person, code: '8867-4' },
    });
    const posted = await client.search({
      resourceType: 'Observation',
      searchParams: { patient: person },
      options: { postSearch: true },
    });
    for (const bundle of [found, posted]) expect(matchesOf(bundle)).toEqual([observation]);
    const subject = await client.resolve({ reference: `Patient/${person}` });
    expect(subject).toMatchObject({ id: person });
  });

  it('updates, patches, and reads the versions there were', async () => {
    const before = await client.read({ resourceType: 'Observation', id: observation });
    await client.update({
      resourceType: 'Observation',
      id: observation,
      body: { ...before, status: 'final' },
    });
    const patched = await client.patch({
      resourceType: 'Observation',
      id: observation,
      jsonPatch: [{ op: 'replace', path: '/status', value: 'amended' }],
    });
    expect(patched).toMatchObject({ status: 'amended' });
    const first = await client.vread({ resourceType: 'Observation', id: observation, version: '1' });
    expect(first).toMatchObject({ status: 'preliminary' });
    const history = await client.history({ resourceType: 'Observation', id: observation });
    expect(entriesOf(history).map(({ response }) => response.etag)).toEqual(['W/"3"', 'W/"2"', 'W/"1"']);
  });

  it('pages through results', async () => {
    for (let index = 0; index < 5; index += 1) {
      await client.create({
        resourceType: 'Observation',
        body: {
          resourceType: 'Observation',
          status: 'final',
          code: { text: `measurement ${index}` },
          subject: { reference: `Patient/${person}` },
        },
      });
    }
    const ids: string[] = [];
    let page = await client.search({
      resourceType: 'Observation',
      searchParams: { patient: person, _count: 2 },
    });
    for (let pages = 0; pages < 10; pages += 1) {
      ids.push(...matchesOf(page));
      const next = await client.nextPage({ bundle: page as never });
      if (next === undefined) break;
      page = next;
    }
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('calls an operation, and sends a transaction', async () => {
    const everything = await client.operation({
      resourceType: 'Patient',
      id: person,
      name: '$everything',
      method: 'GET',
    });
    expect(entriesOf(everything).length).toBeGreaterThanOrEqual(7);
    const answer = await client.transaction({
      body: {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: 'urn:uuid:0b4b03a5-52ba-4ba6-9b82-70350aa109d8',
            request: { method: 'POST', url: 'Condition' },
            resource: {
              resourceType: 'Condition',
              subject: { reference: `Patient/${person}` },
              code: { text: 'example' },
            },
          },
        ],
      },
    });
    expect(entriesOf(answer)[0]?.response.status).toMatch(/^201/);
  });

  it('deletes, and is told that it is gone', async () => {
    await client.delete({ resourceType: 'Observation', id: observation });
    const gone = client.read({ resourceType: 'Observation', id: observation });
    await expect(gone).rejects.toMatchObject({ response: { status: 410 } });
  });

  it('is told with an OperationOutcome why a resource is refused', async () => {
    const refused = client.create({
      resourceType: 'Observation',
      body: { resourceType: 'Observation', status: 'finished', code: { text: 'x' } },
    });
    await expect(refused).rejects.toMatchObject({
      response: { status: 400, data: { resourceType: 'OperationOutcome' } },
    });
  });
});
