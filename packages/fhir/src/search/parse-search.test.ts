import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../resource.js';
import { resourceTypes } from '../resource.js';
import type { SearchHandling } from './parse-search.js';
import { parseSearch } from './parse-search.js';
import { searchParameters } from './search-parameter.js';
import type { SearchRequest } from './search-request.js';

function parsed(type: ResourceType, query: string, handling?: SearchHandling): SearchRequest {
  const request = parseSearch(type, new URLSearchParams(query), handling);
  if (!request.ok) throw new Error(`${request.error.code} ${request.error.detail}`);
  return request.value;
}

function refusal(type: ResourceType, query: string, handling?: SearchHandling): string {
  const request = parseSearch(type, new URLSearchParams(query), handling);
  return request.ok ? 'taken' : request.error.code;
}

describe('parseSearch', () => {
  it('reads codes with a system, with none, with any, and with any code', () => {
    const [condition] = parsed('Observation', 'code=a,urn:s|b,|c,urn:s|').conditions;
    expect(condition).toEqual({
      kind: 'token',
      parameter: 'code',
      not: false,
      values: [
        { system: undefined, code: 'a' },
        { system: 'urn:s', code: 'b' },
        { system: '', code: 'c' },
        { system: 'urn:s', code: undefined },
      ],
    });
  });

  it('takes the character itself after a backslash', () => {
    const [name] = parsed('Patient', 'name=a\\,b\\$c\\|d\\\\').conditions;
    expect(name).toMatchObject({ kind: 'string', values: ['a,b$c|d\\'] });
    const [code] = parsed('Observation', 'code=urn:s\\|t|a\\,b').conditions;
    expect(code).toMatchObject({ values: [{ system: 'urn:s|t', code: 'a,b' }] });
  });

  it('knows references of its own server, of a type by modifier, and of elsewhere', () => {
    const base = 'https://here.example/fhir/R4';
    const values = (query: string) => parsed('Observation', query, { base }).conditions;
    expect(values(`subject=${base}/Patient/p`)).toMatchObject([{ values: [{ type: 'Patient', id: 'p' }] }]);
    expect(values('subject=Patient/p/_history/2')).toMatchObject([
      { values: [{ type: 'Patient', id: 'p' }] },
    ]);
    expect(values('subject:Patient=p')).toMatchObject([{ values: [{ type: 'Patient', id: 'p' }] }]);
    expect(values('subject=p')).toMatchObject([{ values: [{ type: undefined, id: 'p' }] }]);
    expect(values('subject=https://there.example/Patient/p')).toMatchObject([
      { values: [{ type: undefined, id: 'https://there.example/Patient/p' }] },
    ]);
    expect(refusal('Observation', 'subject:Patient=Group/p')).toBe('CW-FHIR-104');
  });

  it('gives a number the span of its last digit', () => {
    const value = (query: string) => parsed('Observation', query).conditions[0];
    expect(value('value-quantity=100')).toMatchObject({ values: [{ low: 99.5, high: 100.5 }] });
    expect(value('value-quantity=5.40')).toMatchObject({ values: [{ low: 5.395, high: 5.405 }] });
    expect(value('value-quantity=1e2')).toMatchObject({ values: [{ low: 95, high: 105 }] });
    expect(value('value-quantity=1.00e2')).toMatchObject({ values: [{ low: 99.5, high: 100.5 }] });
    expect(value('value-quantity=ap200|urn:u|mg')).toMatchObject({
      values: [{ prefix: 'ap', low: 180, high: 220, system: 'urn:u', code: 'mg' }],
    });
  });

  it('reads a zone whose plus sign arrived as a space', () => {
    expect(parsed('Observation', 'date=2020-06-15T10:00:00+01:00').conditions).toMatchObject([
      { values: [{ from: '2020-06-15T09:00:00.000Z' }] },
    ]);
  });

  it('reads chains and _has within each other, and refuses them too deep', () => {
    expect(parsed('Observation', 'encounter.subject.name=x').conditions).toMatchObject([
      {
        kind: 'chain',
        parameter: 'encounter',
        target: 'Encounter',
        conditions: [
          { kind: 'chain', target: 'Patient', conditions: [{ kind: 'string', parameter: 'name' }] },
        ],
      },
    ]);
    expect(parsed('Patient', '_has:Observation:patient:encounter.status=finished').conditions).toMatchObject([
      { kind: 'has', source: 'Observation', conditions: [{ kind: 'chain', target: 'Encounter' }] },
    ]);
    expect(refusal('Observation', 'encounter.part-of.part-of.part-of.status=x')).toBe('CW-FHIR-105');
    expect(refusal('Observation', 'performer.name=x')).toBe('CW-FHIR-103');
  });

  it('leaves an unknown parameter out of the self link, or refuses it where handling is strict', () => {
    const { conditions, self } = parsed('Patient', 'family=x&flavour=vanilla&_count=5');
    expect(conditions).toHaveLength(1);
    expect(self).toBe('family=x&_count=5');
    expect(refusal('Patient', 'flavour=vanilla', { handling: 'strict' })).toBe('CW-FHIR-102');
  });

  it.each([
    ['_text=x'],
    ['_content=x'],
    ['_filter=x'],
    ['family:text=x'],
    ['identifier:of-type=x'],
    ['gender:in=x'],
    ['general-practitioner:above=x'],
    ['_id:not=x'],
    ['_sort=gender'],
    ['_include:wrong=Patient:link'],
  ])('refuses what FHIR has and it has not: %s', (query) => {
    expect(refusal('Patient', query)).toBe('CW-FHIR-103');
  });

  it.each([
    ['family='],
    ['birthdate=yesterday'],
    ['birthdate=ge'],
    ['gender=male,'],
    ['active:missing=perhaps'],
    ['_count=-1'],
    ['_total=some'],
    ['_summary=short'],
    ['_include=Patient:name'],
    ['_lastUpdated=x'],
  ])('refuses a value of another form: %s', (query) => {
    expect(refusal('Patient', query)).toBe('CW-FHIR-104');
  });

  it('counts only, and exactly, where a page has no matches', () => {
    expect(parsed('Patient', '_summary=count')).toMatchObject({ count: 0, total: 'accurate' });
    expect(parsed('Patient', '_count=0&_total=none')).toMatchObject({ count: 0, total: 'accurate' });
    expect(parsed('Patient', '_count=5000').count).toBe(1000);
  });

  it('refuses the names of no person: no answer repeats what was searched for', () => {
    const canary = 'Zzyzxnamed';
    const parameters = resourceTypes.flatMap((type) =>
      [...searchParameters(type).keys()].map((name) => [type, name] as const),
    );
    const key = fc.constantFrom('', ':not', ':identifier', ':text', '.name', `:${canary}`, `.${canary}`);
    fc.assert(
      fc.property(fc.constantFrom(...parameters), key, fc.string(), ([type, name], more, noise) => {
        const pair: [string, string] = [`${name}${more}`, `${noise}${canary}`];
        const request = parseSearch(type, [pair, [canary, canary]], { handling: 'strict' });
        expect(JSON.stringify(request.ok ? '' : request.error)).not.toContain(canary);
      }),
      { numRuns: 300 },
    );
  });

  it('answers any query without a throw', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('_has:Observation:patient:code', '_include', 'patient.', ':', '_sort', 'date'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...resourceTypes), fc.array(fc.tuple(word, word)), (type, query) => {
        const request = parseSearch(type, query);
        expect(request.ok || request.error.code.startsWith('CW-FHIR-1')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
