// Measures the shared record: what the gate and the committed row of the access log cost, and how many requests a second one small
// machine serves over HTTP with both.
//
//   npm run build && node bench/record/record.mjs [people = 100000] [seconds for each measurement = 10]
//
// Recipe of the data: fifty entries for each person from templates (bench/record/templates.js), made inside the embedded PostgreSQL by
// bench/record/seed.js; kept in bench/work/record-N, and made once. Server, database and load generator share the machine.
//
// 1. What the gate costs: reads of one resource and searches of a page of fifty, asked by turns of three servers: one with plain statements
//    and neither gate nor log, one with the gate, one with the gate and the row of the access log committed before the answer.
// 2. What `causeway start` serves: create, read, update and delete by turns; twenty shapes of search. 16 in flight.
// Raw output goes to bench/results/record-N.json.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instantOfMs } from '@causeway/domain';
import { openSigningKey, openStore, startEmbeddedPostgres } from '@causeway/record';
import pg from 'pg';
import { gateOverHttp } from './gate-over-http.js';
import { percentile } from './measure.js';
import { overHttp } from './over-http.js';
import { seed } from './seed.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [people, seconds] = [process.argv[2] ?? 100_000, process.argv[3] ?? 10].map(Number);
const data = join(root, 'bench', 'work', `record-${people}`);
const clock = () => instantOfMs(Date.now());
mkdirSync(data, { recursive: true });

/** What the disk itself takes to make a small write lasting. */
function syncTimes() {
  const file = openSync(join(data, 'sync.tmp'), 'w');
  const block = Buffer.alloc(4096);
  const times = Array.from({ length: 300 }, () => {
    writeSync(file, block, 0, block.length, 0);
    const before = performance.now();
    fdatasyncSync(file);
    return performance.now() - before;
  }).sort((a, b) => a - b);
  closeSync(file);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function openAll() {
  const server = await startEmbeddedPostgres({ folder: join(data, 'postgres'), randomBytes });
  if (!server.ok) throw new Error(server.error.detail);
  const signer = await openSigningKey({
    path: join(data, 'keys', 'access-log.key'),
    name: 'causeway.example/access-log',
    randomBytes,
  });
  const parts = { databaseUrl: server.value.databaseUrl, clock, randomBytes, signer: signer.value };
  const store = await openStore(parts);
  if (!store.ok) throw new Error(store.error.detail);
  const client = new pg.Client(server.value.databaseUrl);
  await client.connect();
  return { server: server.value, store: store.value, client };
}

async function seededOnce(client) {
  const done = join(data, 'seeded');
  if (existsSync(done)) return;
  const startedAt = performance.now();
  await seed(client, people, (n) => process.stderr.write(`\r${n.toLocaleString('en-GB')} entries`));
  process.stderr.write(`\nseeded in ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
  writeFileSync(done, '');
}

/** People of one practice, with one of their measurements each; those who said yes to everything, so that each page is full. */
async function sample(client, size) {
  const { rows } = await client.query(`select p.n, p.person, p.practice,
    (select id from entry e where e.person = p.person and e.type = 'Observation' and e.recorder <> p.practice limit 1) as entry
    from people p where p.practice = (select min(practice) from people) and n % 10 < 5 order by n limit ${size}`);
  return rows;
}

/** A token of the persona gp, as `causeway token` prints it. */
async function gpToken() {
  const causeway = join(root, 'packages', 'cli', 'bin', 'causeway.js');
  const child = spawn(process.execPath, [causeway, 'token', 'gp', '--data', data]);
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return text.trim();
}

const opened = await openAll();
await seededOnce(opened.client);
const sampled = await sample(opened.client, 2000);
const sync = syncTimes();
console.log('fdatasync of the disk, ms', sync);
await opened.client.end();
await opened.store.close();
const organisations = { gp: sampled[0].practice, hospital: 'RFD', 'district-nurse': 'WFD' };
writeFileSync(
  join(data, 'demonstration.json'),
  JSON.stringify({ organisations, patient: sampled[0].person }),
);
const token = await gpToken();
const gate = await gateOverHttp({ data, sampled, token, seconds: seconds / 2 });
for (const [name, all] of Object.entries(gate)) {
  const base = all['without the gate'];
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      Object.entries(all).map(([what, { perSecond, p50, p99 }]) => [
        what,
        {
          'requests/s': perSecond,
          'p50 ms': p50.toFixed(3),
          'p99 ms': p99.toFixed(3),
          'p50 ×': (p50 / base.p50).toFixed(2),
          'p99 ×': (p99 / base.p99).toFixed(2),
          'of its requests/s': `${Math.round((100 * perSecond) / base.perSecond)} %`,
        },
      ]),
    ),
  );
}
const http = await overHttp({ data, sampled, token, seconds });
await opened.server.stop();
const report = { people, seconds, processor: cpus()[0]?.model, cores: cpus().length, sync, gate, http };
writeFileSync(
  join(root, 'bench', 'results', `record-${people}.json`),
  `${JSON.stringify(report, null, 2)}\n`,
);
