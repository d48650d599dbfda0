// The shared record over HTTP: `causeway start` as a process of its own, and the load of autocannon.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { searchShapes } from './shapes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function startServer(data) {
  const causeway = join(root, 'packages', 'cli', 'bin', 'causeway.js');
  const child = spawn(
    process.execPath,
    [causeway, 'start', '--data', data, '--no-region', '--port', '0', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (text) => resolve([text]));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, fhir: new URL(JSON.parse(line).fhir) };
}

function cannon({ fhir, token }, requests, duration) {
  return new Promise((resolve, reject) => {
    autocannon(
      {
        url: fhir.origin,
        connections: 16,
        duration,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
        requests,
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
  });
}

function figures({ requests, latency, non2xx, errors, duration }) {
  const perSecond = Math.round(requests.total / duration);
  return { perSecond, p50: latency.p50, p99: latency.p99, refused: non2xx, errors };
}

const observation = (person, value) =>
  JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8480-6', display: 'Systolic blood pressure' }] },
    subject: { reference: `Patient/${person}` },
    effectiveDateTime: '2026-01-02',
    valueQuantity: { value, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
  });

/** Each connection creates, reads, changes and deletes an entry of its own, over and over. */
function fourOf(people) {
  let next = 0;
  const keep = (...[status, , context, headers]) => {
    if (status === 201) context.id = (headers.location ?? headers.Location).split('/').at(-3);
  };
  const path = (context) => `/fhir/R4/Observation/${context.id}`;
  return [
    {
      method: 'POST',
      path: '/fhir/R4/Observation',
      setupRequest: (request, context) => {
        next += 1;
        context.person = people[(next * 7919) % people.length].person;
        return { ...request, body: observation(context.person, 120 + (next % 20)) };
      },
      onResponse: keep,
    },
    { method: 'GET', setupRequest: (request, context) => ({ ...request, path: path(context) }) },
    {
      method: 'PUT',
      setupRequest: (request, context) => ({
        ...request,
        path: path(context),
        body: observation(context.person, 140).replace('{', `{"id":"${context.id}",`),
      }),
    },
    { method: 'DELETE', setupRequest: (request, context) => ({ ...request, path: path(context) }) },
  ];
}

const searchPaths = (people, shapes) =>
  people.flatMap((person, i) => {
    const all = Object.values(shapes);
    return [{ method: 'GET', path: `/fhir/R4/${all[i % all.length](person)}` }];
  });

/** Requests a second and latencies over HTTP, of the record in the folder `data`; `sampled` people are asked about. */
export async function overHttp({ data, sampled, token, seconds }) {
  const server = { ...(await startServer(data)), token };
  try {
    const results = {};
    const measured = async (name, requests) => {
      const cold = figures(await cannon(server, requests, 3));
      results[name] = { cold, warm: figures(await cannon(server, requests, seconds)) };
      console.log(name, results[name]);
    };
    await measured('create, read, update, delete', fourOf(sampled));
    await measured(
      'reads alone',
      sampled.map(({ entry }) => ({ method: 'GET', path: `/fhir/R4/Observation/${entry}` })),
    );
    await measured('twenty shapes of search', searchPaths(sampled, searchShapes));
    for (const [shape, path] of Object.entries(searchShapes)) {
      const one = searchPaths(sampled, { [shape]: path });
      results[`search: ${shape}`] = figures(await cannon(server, one, Math.max(2, seconds / 4)));
    }
    console.table(results);
    return results;
  } finally {
    server.child.kill('SIGINT');
    await new Promise((resolve) => server.child.once('exit', resolve));
  }
}
