import { err, ok, problem } from '@causeway/domain';
import { operations } from '@causeway/fhir';
import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { notingRecord, type RecordCall } from '../testing/noting-record.js';
import { testServer } from '../testing/test-server.js';
import type { Route } from './route.js';

/** Routes that need a sign-in and not the record: they speak of what was exported before, or keep nothing. */
const withoutRecord = [
  'GET /fhir/R4/$export-status/:job',
  'DELETE /fhir/R4/$export-status/:job',
  'GET /fhir/R4/$export-file/:job/:type',
  'POST /fhir/R4/:type/$validate',
];

/** Parameters that every operation takes some of; the others refuse those that are not theirs. */
const parameterOf: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  $sharing: [
    ['organization', 'RT1'],
    ['direction', 'out'],
    ['decision', 'yes'],
    ['method', 'spoken'],
  ],
  $objection: [
    ['family', 'type-1'],
    ['decision', 'object'],
    ['method', 'spoken'],
  ],
  '$break-glass': [
    ['reason', 'emergency'],
    ['text', 'found unconscious'],
  ],
  '$claim-relationship': [['reason', 'new']],
  $explain: [
    ['entry', 'x'],
    ['organization', 'RT1'],
  ],
  '$share-in': [
    ['organization', 'RT1'],
    ['rule', 'allowed'],
  ],
  '$confirm-share-in-code': [['code', '123456']],
  $disclose: [
    ['entry', 'x'],
    ['to', 'RT1'],
    ['reason', 'law'],
    ['until', '2027-01-01T00:00:00Z'],
  ],
  '$sensitive-set': [
    ['set', 'hiv'],
    ['decision', 'exclude'],
  ],
  '$grant-proxy': [
    ['proxy', 'p'],
    ['until', '2027-01-01T00:00:00Z'],
  ],
  '$end-break-glass': [['grant', 'g']],
  $policy: [
    ['direction', 'in'],
    ['value', 'none'],
    ['from', '2027-01-01T00:00:00Z'],
    ['text', 'ours'],
  ],
  '$resolve-alert': [
    ['alert', 'a'],
    ['outcome', 'proper'],
  ],
};

function requestOf(method: string, template: string) {
  const path = template
    .replace(':type', template.includes('$export-file') ? 'Patient' : 'Observation')
    .replace(':id', '22222222-2222-4222-8222-222222222222')
    .replace(':version', '1')
    .replace(/:\w+/g, 'x')
    .replace('*', 'x');
  const parameters = parameterOf[path.split('/').at(-1) ?? ''] ?? [];
  const query =
    method === 'GET' || method === 'HEAD' ? `?${new URLSearchParams(Object.fromEntries(parameters))}` : '';
  return { url: `${path}${query}`, ...bodyOf(method, path, parameters) };
}

function bodyOf(method: string, path: string, parameters: readonly (readonly [string, string])[]) {
  const json = (payload: unknown, type = 'application/fhir+json') => ({
    headers: { 'content-type': type },
    payload: JSON.stringify(payload),
  });
  if (method === 'PATCH') return json([{ op: 'remove', path: '/note' }], 'application/json-patch+json');
  if (method !== 'POST' && method !== 'PUT') return {};
  if (path === '/fhir/R4') return json({ resourceType: 'Bundle', type: 'transaction' });
  if (path.includes('$')) {
    const parameter = parameters.map(([name, valueString]) => ({ name, valueString }));
    return json({ resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) });
  }
  const observation = {
    resourceType: 'Observation',
    id: '22222222-2222-4222-8222-222222222222',
    status: 'final',
    code: { text: 'x' },
  };
  return path.startsWith('/fhir') && !path.endsWith('_search') ? json(observation) : {};
}

interface Faults {
  readonly openDoors: readonly string[];
  readonly pastTheDoor: readonly string[];
  readonly unknown: readonly string[];
  /** The routes of the table that the router does not have. */
  readonly untried: readonly string[];
}

/** The answer to a request: as a promise that is one to the type checker and the linter alike. */
function send(app: FastifyInstance, options: object): Promise<{ readonly statusCode: number }> {
  return app.inject(options).then((answer) => answer);
}

/** Every route fastify has, tried without a sign-in and with one. */
async function faultsOf(server: {
  readonly app: FastifyInstance;
  readonly routes: readonly Route[];
  readonly calls: RecordCall[];
  readonly bearer: (persona: 'gp') => Promise<{ authorization: string }>;
  readonly registered: readonly (readonly [method: string, path: string])[];
}): Promise<Faults> {
  const faults = { openDoors: [] as string[], pastTheDoor: [] as string[], unknown: [] as string[] };
  const { authorization } = await server.bearer('gp');
  for (const [method, path] of server.registered) {
    const name = `${method} ${path}`;
    const route = server.routes.find(
      (each) => each.path === path && each.method === method.replace('HEAD', 'GET'),
    );
    const { headers, ...request } = { headers: {}, ...requestOf(method, path) };
    server.calls.length = 0;
    const refused = await send(server.app, { method, ...request, headers });
    if (server.calls.length > 0) faults.openDoors.push(name);
    if (route === undefined) faults.unknown.push(name);
    if (route?.door !== 'record') continue;
    if (refused.statusCode !== 401) faults.openDoors.push(name);
    await send(server.app, {
      method,
      ...request,
      headers: { ...headers, authorization, prefer: 'respond-async' },
    });
    const asGp = server.calls.filter(({ asker }) => asker?.role === 'general-practitioner');
    const isExcused = withoutRecord.includes(name.replace('HEAD', 'GET')) || path.endsWith('$export');
    if (asGp.length !== server.calls.length || (asGp.length === 0 && !isExcused))
      faults.pastTheDoor.push(name);
  }
  const tried = new Set(server.registered.map((each) => each.join(' ')));
  const untried = server.routes
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !tried.has(name));
  return { ...faults, untried };
}

async function walked(
  plant?: (app: FastifyInstance, record: { read: (...args: never[]) => unknown }) => void,
) {
  const noted = notingRecord({
    read: async () => err(problem('CW-RECORD-001')),
    transaction: async () => ok([]),
  });
  const server = await testServer(noted.record);
  plant?.(server.app, noted.record as never);
  await server.app.ready();
  return faultsOf({ ...server, ...noted, registered: allRoutes(server.app) });
}

/** The routes of the router itself, from what it prints: the table might leave one out. */
function allRoutes(app: FastifyInstance): [string, string][] {
  const lines = app.printRoutes({ commonPrefix: false, includeMeta: false }).split('\n');
  const stack: string[] = [];
  return lines.flatMap((line): [string, string][] => {
    const [, indent = '', segment = '', methods] = /^([│├└─ ]*)(\S.*?)(?: \((.*)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    stack.length = depth;
    stack.push(segment);
    if (methods === undefined) return [];
    const path = stack.join('').replace(/(.)\/$/, '$1');
    return methods.split(', ').map((method) => [method, path]);
  });
}

describe('the doors', () => {
  test('let nobody to the record without a sign-in, and nobody past it as somebody else', async () => {
    const faults = await walked();
    expect(faults.openDoors).toEqual([]);
    expect(faults.pastTheDoor).toEqual([]);
    expect(faults.untried).toEqual([]);
    // The demonstration provider is mounted under a wildcard: another server, which is given nothing of the record.
    expect(faults.unknown.filter((name) => !name.endsWith('/*'))).toEqual([]);
  });

  test('are seen to be open when one is', async () => {
    const faults = await walked((app, record) => {
      app.get('/fhir/R4/canary', async () => record.read());
    });
    expect(faults.openDoors).toEqual(['GET /fhir/R4/canary', 'HEAD /fhir/R4/canary']);
  });

  test('are as many as the operations that are defined', async () => {
    const { routes } = await testServer(notingRecord().record);
    const served = new Set(routes.flatMap(({ path }) => /\$([a-z-]+)$/.exec(path)?.[1] ?? []));
    expect([...served].sort()).toEqual(operations.map(({ code }) => code).sort());
  });
});
