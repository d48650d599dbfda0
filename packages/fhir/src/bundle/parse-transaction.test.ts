import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resource, ResourceType } from '../resource.js';
import type { SearchRequest } from '../search/search-request.js';
import { observation, patient } from '../testing/sample-resources.js';
import { conditionalReferences, mapReferences, referencesOf } from './bundle-references.js';
import { parseTransaction } from './parse-transaction.js';

/** Takes any query but one that says it is wrong. */
function parseSearch(type: ResourceType, query: string): Result<SearchRequest, Problem> {
  const request = { type, self: query } as SearchRequest;
  return query === 'wrong' ? err(problem('CW-FHIR-050')) : ok(request);
}

function parse(entries: readonly unknown[], type = 'transaction') {
  return parseTransaction({ resourceType: 'Bundle', type, entry: entries } as Resource, { parseSearch });
}

const fullUrl = 'urn:uuid:5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01';
const patch = Buffer.from('[{"op":"remove","path":"/gender"}]').toString('base64');

describe('parseTransaction', () => {
  it('reads every kind of entry, in order', () => {
    const binary = { resourceType: 'Binary', contentType: 'application/json-patch+json', data: patch };
    const parsed = parse([
      {
        fullUrl,
        resource: patient,
        request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=a|1' },
      },
      { resource: { ...patient, id: 'p1' }, request: { method: 'PUT', url: 'Patient/p1', ifMatch: 'W/"3"' } },
      { resource: patient, request: { method: 'PUT', url: 'Patient?identifier=a|2' } },
      { resource: binary, request: { method: 'PATCH', url: 'Patient/p2' } },
      { request: { method: 'DELETE', url: 'Observation/o1' } },
      { request: { method: 'GET', url: '/Patient/p3' } },
      { request: { method: 'GET', url: 'Patient?name=x&_count=2' } },
      { request: { method: 'GET', url: 'Patient' } },
    ]);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        type: 'transaction',
        operations: [
          { method: 'create', fullUrl, resource: patient, ifNoneExist: { self: 'identifier=a|1' } },
          { method: 'update', key: { type: 'Patient', id: 'p1' }, ifMatch: 3 },
          { method: 'update-where', where: { type: 'Patient', self: 'identifier=a|2' } },
          { method: 'patch', key: { type: 'Patient', id: 'p2' }, patch: [{ op: 'remove', path: '/gender' }] },
          { method: 'remove', key: { type: 'Observation', id: 'o1' } },
          { method: 'read', key: { type: 'Patient', id: 'p3' } },
          { method: 'search', request: { self: 'name=x&_count=2' } },
          { method: 'search', request: { self: '' } },
        ],
      },
    });
  });

  const faults: readonly (readonly [string, unknown, string])[] = [
    ['an entry that is none', 7, 'CW-FHIR-021'],
    ['no request', { resource: patient }, 'CW-FHIR-021'],
    ['a method that is none', { request: { method: 'HEAD', url: 'Patient/1' } }, 'CW-FHIR-021'],
    [
      'a resource of another type',
      { resource: observation, request: { method: 'POST', url: 'Patient' } },
      'CW-FHIR-021',
    ],
    ['no resource', { request: { method: 'POST', url: 'Patient' } }, 'CW-FHIR-021'],
    [
      'another id',
      { resource: { ...patient, id: 'x' }, request: { method: 'PUT', url: 'Patient/y' } },
      'CW-FHIR-021',
    ],
    [
      'a version that is none',
      { request: { method: 'DELETE', url: 'Patient/y', ifMatch: '3' } },
      'CW-FHIR-021',
    ],
    [
      'a patch that is none',
      { resource: patient, request: { method: 'PATCH', url: 'Patient/y' } },
      'CW-FHIR-021',
    ],
    ['a type that is not kept', { request: { method: 'GET', url: 'Claim/1' } }, 'CW-FHIR-007'],
    ['an operation', { request: { method: 'GET', url: 'Patient/1/$everything' } }, 'CW-FHIR-022'],
    ['a version', { request: { method: 'GET', url: 'Patient/1/_history/2' } }, 'CW-FHIR-022'],
    ['a conditional deletion', { request: { method: 'DELETE', url: 'Patient?name=x' } }, 'CW-FHIR-022'],
    [
      'an address elsewhere',
      { request: { method: 'GET', url: 'https://other.example/Patient/1' } },
      'CW-FHIR-022',
    ],
    ['a search that is wrong', { request: { method: 'GET', url: 'Patient?wrong' } }, 'CW-FHIR-050'],
  ];
  it.each(faults)(
    'refuses a transaction with %s, and answers a batch entry by entry',
    (_what, entry, code) => {
      const good = { request: { method: 'GET', url: 'Patient/1' } };
      const refused = parse([good, entry]);
      expect(refused).toMatchObject({
        ok: false,
        error: [{ code, path: expect.stringMatching(/^Bundle\.entry\[1\]/) }],
      });
      expect(parse([good, entry], 'batch')).toMatchObject({
        ok: true,
        value: { type: 'batch', operations: [{ ok: true }, { ok: false, error: { code } }] },
      });
    },
  );

  it('refuses a transaction that says twice what becomes of a resource', () => {
    const update = { resource: { ...patient, id: 'p1' }, request: { method: 'PUT', url: 'Patient/p1' } };
    const create = { fullUrl, resource: patient, request: { method: 'POST', url: 'Patient' } };
    for (const twice of [
      [update, update],
      [create, create],
      [update, { request: { method: 'DELETE', url: 'Patient/p1' } }],
    ]) {
      expect(parse(twice)).toMatchObject({
        ok: false,
        error: [{ code: 'CW-FHIR-023', path: 'Bundle.entry[1]' }],
      });
    }
  });

  it('refuses what is no transaction or batch, and one that is too long', () => {
    expect(parse([], 'searchset')).toMatchObject({ ok: false, error: [{ code: 'CW-FHIR-020' }] });
    expect(parseTransaction(patient, { parseSearch })).toMatchObject({
      ok: false,
      error: [{ code: 'CW-FHIR-020' }],
    });
    expect(parse(Array.from({ length: 5001 }, () => ({})))).toMatchObject({
      ok: false,
      error: [{ code: 'CW-FHIR-020' }],
    });
  });

  it('never throws, whatever the entries', () => {
    const entry = fc.record({
      fullUrl: fc.jsonValue(),
      resource: fc.jsonValue(),
      request: fc.oneof(
        fc.jsonValue(),
        fc.record({
          method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
          url: fc.oneof(fc.string(), fc.constantFrom('Patient', 'Patient/1', 'Patient?x')),
          ifMatch: fc.jsonValue(),
        }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 4 }),
        fc.constantFrom('transaction', 'batch'),
        (entries, type) => {
          expect(typeof parse(entries, type).ok).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('mapReferences', () => {
  const resource: Resource = {
    ...observation,
    subject: { reference: fullUrl },
    note: [{ text: fullUrl }],
    contained: [{ resourceType: 'Provenance', target: [{ reference: fullUrl }] }],
    extension: [{ url: 'https://extension.example', valueUri: fullUrl }],
    encounter: { reference: 'Encounter?identifier=a|1' },
  };

  it('replaces the address of an entry wherever it stands, and nothing else', () => {
    const mapped = mapReferences(resource, (address) => (address === fullUrl ? 'Patient/p1' : undefined));
    expect(mapped).toEqual({
      ...resource,
      subject: { reference: 'Patient/p1' },
      note: [{ text: 'Patient/p1' }],
      contained: [{ resourceType: 'Provenance', target: [{ reference: 'Patient/p1' }] }],
      extension: [{ url: 'https://extension.example', valueUri: 'Patient/p1' }],
    });
  });

  it('returns the resource itself where nothing changes', () => {
    expect(mapReferences(resource, () => undefined)).toBe(resource);
  });

  it('finds every reference, and which are conditional', () => {
    expect(referencesOf(resource)).toEqual([fullUrl, fullUrl, 'Encounter?identifier=a|1']);
    expect(conditionalReferences(resource)).toEqual(['Encounter?identifier=a|1']);
  });
});
