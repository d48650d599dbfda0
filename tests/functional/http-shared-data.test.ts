import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isResourceType, validate } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpService, startHttpService } from './http-service.js';

const folder = fileURLToPath(new URL('../../../shared/data/fhir/', import.meta.url));
const ukCore = `${folder}ukcore-r4-examples-json/ukcore-examples-collection-bundle.json`;
const synthea = `${folder}synthea-r4/`;
const pcf = `${folder}pcf-r4/pcf-examples-collection-bundle.json`;

interface Sent {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: { readonly [name: string]: unknown };
  readonly [element: string]: unknown;
}

function resourcesOf(path: string): readonly Sent[] {
  const bundle = JSON.parse(readFileSync(path, 'utf8')) as { entry: { resource: Sent }[] };
  return bundle.entry.map(({ resource }) => resource);
}

/** What a resource says, without what the server says of every version. */
function withoutServersOwn({ id: _id, meta, ...elements }: Sent) {
  const { versionId: _version, lastUpdated: _moment, source: _source, ...kept } = meta ?? {};
  return { ...elements, meta: kept };
}

/** Where R4 says whom a resource is about. */
const aboutWhom = new Set(['subject', 'patient', 'beneficiary', 'for']);
/** Types that may say it and in some examples do not: here they must, for an entry is about one person. */
const withSubject = new Set(['Encounter', 'Composition', 'DiagnosticReport', 'Observation']);

/** The examples that are refused, and why: the first two are at fault, the third is about a Consent that is not sent along. */
const faulty = [
  'Extension-UKCore-AddressKey-Example: An object is never empty.',
  'Extension-UKCore-ConditionEpisode-Example: Exactly one value[x] was expected here; found another number of them.',
  'UKCore-Provenance-RARecordConsent-Example: Expected Provenance.target to refer to one Patient/id; found 0.',
];

/** The resource, about the one person there is, and with no reference to what was not sent along. */
function aboutPerson({ id: _id, ...rest }: Sent, person: string): Sent {
  const subject = { reference: `Patient/${person}` };
  const sent = JSON.stringify(rest, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('reference' in value)) return value;
    const { reference, ...others } = value;
    if (typeof reference !== 'string' || reference.startsWith('#')) return value;
    if (aboutWhom.has(key) || reference.startsWith('Patient/')) return { ...others, ...subject };
    return Object.keys(others).length === 0 ? { display: 'elsewhere' } : others;
  });
  return { ...(withSubject.has(rest.resourceType) ? { subject } : {}), ...JSON.parse(sent) };
}

describe('published examples over HTTP', () => {
  let service: HttpService;
  let person = '';
  const post = (body: unknown, path = '') => service.ask('gp', path, { method: 'POST', body });

  beforeAll(async () => {
    service = await startHttpService();
    const created = await post(
      {
        resourceType: 'Patient',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
        birthDate: '1950-05-01',
      },
      'Patient',
    );
    person = created.body.id;
  });
  afterAll(() => service?.close());

  it.skipIf(!existsSync(ukCore))(
    'of UK Core are read back as they were sent, or refused with what is wrong',
    async () => {
      const refused: string[] = [];
      let kept = 0;
      for (const resource of resourcesOf(ukCore)) {
        const { resourceType } = resource;
        if (!isResourceType(resourceType) || resourceType === 'Consent') continue;
        const sent = aboutPerson(resource, person);
        const created = await post(sent, resourceType);
        if (created.status !== 201) {
          expect(created.status, created.text).toBeLessThan(500);
          expect(created.body.resourceType).toBe('OperationOutcome');
          refused.push(`${resource.id}: ${created.body.issue[0].details.text}`);
          continue;
        }
        const read = await service.ask('gp', `${resourceType}/${created.body.id}`);
        expect(withoutServersOwn(read.body)).toEqual(withoutServersOwn(sent));
        kept += 1;
      }
      expect(kept).toBeGreaterThan(150);
      expect(refused).toEqual(faulty);
    },
    60_000,
  );

  it.skipIf(!existsSync(synthea))(
    'of Synthea go in as the transactions they are, and every resource comes back the same',
    async () => {
      const [smallest = ''] = readdirSync(synthea)
        .filter((name) => !name.startsWith('_'))
        .map((name) => [name, readFileSync(`${synthea}${name}`).length] as const)
        .sort((one, other) => one[1] - other[1])
        .map(([name]) => name);
      const bundle = JSON.parse(readFileSync(`${synthea}${smallest}`, 'utf8')) as {
        entry: { resource: Sent; fullUrl: string; request: object }[];
      };
      const kept = {
        ...bundle,
        entry: bundle.entry.filter(({ resource }) => isResourceType(resource.resourceType)),
      };
      const answer = await post(kept);
      expect(answer.status, answer.text.slice(0, 2000)).toBe(200);
      expect(answer.body.entry).toHaveLength(kept.entry.length);
      const places = new Map<string, string>();
      for (const [index, { fullUrl }] of kept.entry.entries()) {
        const location: string = answer.body.entry[index].response.location;
        places.set(fullUrl, location.slice(service.base.length + 1).replace(/\/_history.*/, ''));
      }
      for (const { resource, fullUrl } of kept.entry) {
        const read = await service.ask('gp', places.get(fullUrl) ?? '');
        const expected = JSON.parse(
          JSON.stringify(withoutServersOwn(resource)).replaceAll(
            /urn:uuid:[0-9a-f-]{36}/g,
            (urn) => places.get(urn) ?? urn,
          ),
        );
        expect(withoutServersOwn(read.body)).toEqual(expected);
      }
    },
    60_000,
  );

  it.skipIf(!existsSync(pcf))(
    'of privacy consents are each taken as choices, or refused with the reason',
    async () => {
      const consents = resourcesOf(pcf).filter(({ resourceType }) => resourceType === 'Consent');
      expect(consents).toHaveLength(23);
      for (const consent of consents) {
        const answer = await post(aboutPerson(consent, person), 'Consent');
        expect([201, 400, 403, 422], answer.text).toContain(answer.status);
        if (answer.status !== 201) expect(answer.body.issue[0].details.text).not.toBe('');
      }
    },
  );

  it('leaves an access log whose every AuditEvent is valid, each with its proof', async () => {
    const log = await service.ask('patient', `Patient/${person}/$access-log?_count=100`, { patient: person });
    expect(log.status, log.text).toBe(200);
    expect(log.body.entry.length).toBeGreaterThan(0);
    for (const { resource } of log.body.entry) {
      expect(validate(resource)).toMatchObject({ ok: true });
      expect(resource.extension).toHaveLength(1);
    }
  });
});
