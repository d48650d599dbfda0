// What the gate and its committed row of the access log cost a request: three servers, asked by turns the same reads of one resource and
// the same searches of a page of fifty.
import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { byTurns } from './measure.js';

const modes = {
  'without the gate': 'neither',
  'through the gate': 'gate',
  'gate and committed row': 'whole',
};
const script = fileURLToPath(new URL('./server.js', import.meta.url));

async function startMode(mode, data) {
  const child = spawn(process.execPath, [script, mode, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the server "${mode}" ended with ${code}`)));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return { child, origin, agent };
}

function fetched({ origin, agent }, path, token) {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    get(`${origin}/fhir/R4/${path}`, { agent, headers }, (response) => {
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(size) : reject(new Error(`${path}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

async function stopped({ child, agent }) {
  agent.destroy();
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** Latencies and requests a second of both kinds of request at 1 and 16 in flight, by server. */
export async function gateOverHttp({ data, sampled, token, seconds }) {
  const servers = {};
  for (const [name, mode] of Object.entries(modes)) servers[name] = await startMode(mode, data);
  const pick = (i) => sampled[(i * 7919) % sampled.length];
  const paths = {
    read: (i) => `Observation/${pick(i).entry}`,
    page: (i) => `Observation?patient=${pick(i).person}&_sort=-date&_count=50`,
  };
  const results = {};
  try {
    for (const [kind, path] of Object.entries(paths)) {
      const works = Object.fromEntries(
        Object.entries(servers).map(([name, server]) => [name, (i) => fetched(server, path(i), token)]),
      );
      for (const inFlight of [1, 16]) {
        await byTurns(works, { seconds: 3, inFlight }, 1);
        results[`${kind}, ${inFlight} in flight`] = await byTurns(works, { seconds, inFlight });
      }
    }
  } finally {
    for (const server of Object.values(servers)) await stopped(server);
  }
  return results;
}
