import type { Persona } from '@causeway/web';
import fc from 'fast-check';

/** Stands for a value of a person: it goes in everywhere, and must come out only where FHIR says what was asked (the self link). */
export const marked = 'Zzmarkedperson';

/** Stand for a person and an entry there are: only behind their doors is there anything to go wrong with. */
export const [realPerson, realEntry] = ['REALPERSON', 'REALENTRY'];

const types = [
  'Patient',
  'Observation',
  'Condition',
  'Consent',
  'Bundle',
  'Nothing',
  marked,
  '__proto__',
  'constructor',
];
const personaOf = fc.constantFrom<Persona>(
  'gp',
  'district-nurse',
  'receptionist',
  'patient',
  'privacy-officer',
);

const oddText = fc.oneof(
  fc.constantFrom(
    '',
    marked,
    `${marked}'--`,
    '%00',
    '%zz',
    '..',
    '../../etc/passwd',
    '0',
    '-1',
    '\u0000',
    '💥',
    '$',
  ),
  fc.string({ maxLength: 30 }).map((text) => `${marked}${text}`),
  fc.uuid(),
  fc.constantFrom(realPerson, realEntry),
);
const encoded = oddText.map((text) => encodeURIComponent(Buffer.from(text).toString()));
const rawOrEncoded = fc.oneof(
  { weight: 4, arbitrary: encoded },
  { weight: 1, arbitrary: oddText.map((text) => text.replaceAll(/[^\x21-\x7e]/g, '')) },
);

const segment = fc.oneof(
  fc.constantFrom(...types),
  rawOrEncoded,
  fc.constantFrom(
    '_history',
    '_search',
    '$everything',
    '$sharing',
    '$break-glass',
    '$validate',
    '$export',
    '$explain',
    '$access-log',
    'metadata',
  ),
);
const parameter = fc.tuple(
  fc.constantFrom(
    '_id',
    'code',
    'date',
    'name',
    'subject',
    'subject:Patient.name',
    '_has:Observation:subject:code',
    '_include',
    '_revinclude',
    '_sort',
    '_count',
    '_total',
    '_summary',
    '_elements',
    '_cursor',
    '_lastUpdated',
    'value-quantity',
    'identifier:not',
    'name:exact',
    'birthdate:missing',
    '_format',
    '_since',
    '_type',
    marked,
  ),
  rawOrEncoded,
);
const operation = fc.constantFrom(
  '',
  '/_history',
  '/_history/1',
  '/$everything',
  '/$sharing',
  '/$objection',
  '/$break-glass',
  '/$claim-relationship',
  '/$explain',
  '/$access-log',
  '/$share-in',
  '/$disclose',
);
/** Addresses there are, of things there are not, so that most requests reach a handler; and addresses of every other shape. */
const likely = fc
  .tuple(fc.constantFrom('Patient', 'Patient', 'Observation', 'Consent'), rawOrEncoded, operation)
  .map(([type, id, rest]) => `${type}/${id}${rest}`);
const searched = fc.constantFrom(
  'Patient',
  'Observation',
  'Condition',
  'Observation/_search',
  '$alerts',
  '$export',
  '',
);
const unlikely = fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/'));
const path = fc
  .tuple(fc.oneof(likely, searched, unlikely), fc.array(parameter, { maxLength: 3 }))
  .map(([place, query]) => {
    const parameters = query.map(([name, value]) => `${name}=${value}`).join('&');
    return `/fhir/R4/${place}${parameters === '' ? '' : `?${parameters}`}`;
  });

const resource = fc.record(
  {
    resourceType: fc.constantFrom(...types),
    id: oddText,
    status: fc.oneof(fc.constantFrom('final', 'active'), oddText),
    subject: fc.record({ reference: oddText.map((text) => `Patient/${text}`) }),
    code: fc.oneof(fc.record({ text: oddText }), fc.jsonValue({ maxDepth: 3 })),
    name: fc.jsonValue({ maxDepth: 3 }),
    meta: fc.jsonValue({ maxDepth: 2 }),
    entry: fc.array(
      fc.record({
        request: fc.record({ method: fc.constantFrom('GET', 'PUT', marked), url: oddText }),
        resource: fc.jsonValue({ maxDepth: 2 }),
      }),
      { maxLength: 2 },
    ),
    type: fc.constantFrom('transaction', 'batch', marked),
    parameter: fc.jsonValue({ maxDepth: 3 }),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  resource.map((value) => JSON.stringify(value)),
  resource.map((value) => JSON.stringify(value).slice(0, -3)),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  oddText,
  fc.integer({ min: 1, max: 4000 }).map((depth) => '[{"a":'.repeat(depth)),
  fc.constantFrom(
    '{"resourceType":"Patient","birthDate":"1e400"}',
    '{"a":1e999}',
    '[{"op":"add","path":"/a/-","value":1}]',
    `[{"op":"test","path":"","value":"${marked}"}]`,
    '{"__proto__":{}}',
    '\uFEFF{}',
  ),
);
const header = fc.tuple(
  fc.constantFrom(
    'accept',
    'if-match',
    'if-none-match',
    'if-modified-since',
    'if-none-exist',
    'prefer',
    'x-purpose-of-use',
    'cookie',
    'content-encoding',
    'content-type',
    'range',
    'authorization',
  ),
  fc.oneof(
    fc.constantFrom(
      '*/*',
      'W/"1"',
      '"',
      'return=minimal',
      'respond-async',
      'application/json',
      'application/json-patch+json',
      'application/x-www-form-urlencoded',
      'identifier=x',
      'research',
      `Bearer ${marked}`,
      'Bearer a.b.c',
    ),
    oddText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
  ),
);

/** A request as it is generated. */
export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly persona: Persona;
}

/** Requests that are wrong in one way or several, or by luck in none. */
export const badRequest: fc.Arbitrary<BadRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
  path,
  body,
  headers: fc.array(header, { maxLength: 2 }),
  persona: personaOf,
});
