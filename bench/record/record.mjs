// Measures the shared record: what the gate and the committed row of the access log cost, and how many requests a second one small
// machine serves over HTTP with both.
//
//   npm run build && node bench/record/record.mjs [people = 100000] [seconds for each measurement = 10]
//
// Recipe of the data: fifty entries for each person from templates (bench/record/templates.js), made inside the embedded PostgreSQL by
// bench/record/seed.js; kept in bench/work/record-N, and made once. Server, database and load generator share the machine.
//
// 1. In one process, on one connection pool, by turns: the statement of a read and of a page of fifty, without the gate; the same through
//    the gate; the same through the gate with its row of the access log committed first.
// 2. Over HTTP, against `causeway start`: the four of create, read, update, delete by turns; twenty shapes of search.
// Raw output goes to bench/results/record-N.json.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activitiesOf } from '@causeway/choices';
import { instantOfMs } from '@causeway/domain';
import { parseSearch } from '@causeway/fhir';
import { openSigningKey, openStore, recordOn, startEmbeddedPostgres } from '@causeway/record';
import pg from 'pg';
import { byTurns, percentile } from './measure.js';
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

const asker = (organisation) => ({
  user: 'bench',
  role: 'general-practitioner',
  organisation,
  activities: activitiesOf('general-practitioner'),
  purpose: 'direct-care',
  person: undefined,
  session: 'bench',
  freshlyAuthenticated: false,
});

function must(result) {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`);
  return result.value;
}

/** The statements a record without a gate would use: by primary key, and by the index of a person's entries. */
const ungated = {
  read: `select person, id, type, version, last_updated, deleted, content from entry where id = $1::uuid and type = $2::text`,
  page: `select id, type, version, last_updated, deleted, content, count(*) over () as total from entry
    where person = $1::uuid and type = $2::text and not deleted order by effective_from desc nulls last, id limit 50`,
};

async function gateAndLog({ store, client, server }, people) {
  const owner = new pg.Pool({ connectionString: server.databaseUrl, max: 10 });
  const logged = recordOn(store);
  const unlogged = recordOn({ ...store, writer: { ...store.writer, log: async () => {} } });
  const who = asker(people[0].practice);
  const pick = (i) => people[(i * 7919) % people.length];
  const request = (person) =>
    must(
      parseSearch('Observation', [
        ['patient', person],
        ['_sort', '-date'],
        ['_count', '50'],
        ['_total', 'accurate'],
      ]),
    );
  const requests = new Map(people.map(({ person }) => [person, request(person)]));
  const reads = {
    'without the gate': async (i) =>
      void (await owner.query({
        name: 'bench_read',
        text: ungated.read,
        values: [pick(i).entry, 'Observation'],
      })),
    'through the gate': async (i) =>
      must(await unlogged.read(who, { type: 'Observation', id: pick(i).entry })),
    'gate and committed row': async (i) =>
      must(await logged.read(who, { type: 'Observation', id: pick(i).entry })),
  };
  const pages = {
    'without the gate': async (i) =>
      void (await owner.query({
        name: 'bench_page',
        text: ungated.page,
        values: [pick(i).person, 'Observation'],
      })),
    'through the gate': async (i) => must(await unlogged.search(who, requests.get(pick(i).person))),
    'gate and committed row': async (i) => must(await logged.search(who, requests.get(pick(i).person))),
  };
  const results = {};
  for (const [name, works] of Object.entries({ read: reads, page: pages })) {
    for (const inFlight of [1, 16]) {
      await byTurns(works, { seconds: 2, inFlight }, 1);
      results[`${name}, ${inFlight} in flight`] = await byTurns(works, { seconds: seconds / 2, inFlight });
    }
  }
  await owner.end();
  void client;
  return results;
}

const opened = await openAll();
await seededOnce(opened.client);
const sampled = await sample(opened.client, 2000);
const sync = syncTimes();
console.log('fdatasync of the disk, ms', sync);
const inProcess = await gateAndLog(opened, sampled);
for (const [name, all] of Object.entries(inProcess)) {
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
await opened.client.end();
await opened.store.close();
const http = await overHttp({ data, sampled, seconds });
await opened.server.stop();
const report = { people, seconds, processor: cpus()[0]?.model, cores: cpus().length, sync, inProcess, http };
writeFileSync(
  join(root, 'bench', 'results', `record-${people}.json`),
  `${JSON.stringify(report, null, 2)}\n`,
);
