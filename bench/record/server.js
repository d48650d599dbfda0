// A server of the bench: the whole of `serve`, on a record that goes through the gate and logs (`whole`), through the gate alone (`gate`),
// or neither (`neither`, whose reads and searches are the plain statements). Prints its address and ends on SIGTERM.
//
//   node bench/record/server.js MODE FOLDER
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOfMs, ok } from '@causeway/domain';
import { openSigningKey, openStore, recordOn, startEmbeddedPostgres } from '@causeway/record';
import { serve } from '@causeway/web';
import pg from 'pg';

const [mode, data] = process.argv.slice(2);
const clock = () => instantOfMs(Date.now());

const columns = 'id, type, version, last_updated, deleted, content';
const found = ({ last_updated: at, ...row }) => ({ ...row, lastUpdated: at.toISOString() });
const plain = {
  read: `select ${columns} from entry where id = $1::uuid and type = $2::text`,
  page: `select ${columns}, (count(*) over ())::int as total from entry
    where person = $1::uuid and type = $2::text and not deleted order by effective_from desc nulls last, id limit 50`,
};

/** What a record without a gate would do. */
function ungated(record, pool) {
  return {
    ...record,
    read: async (_asker, { type, id }) => {
      const { rows } = await pool.query({ name: 'bench_read', text: plain.read, values: [id, type] });
      return ok(found(rows[0]));
    },
    search: async (_asker, { type, conditions }) => {
      const [{ values }] = conditions;
      const { rows } = await pool.query({
        name: 'bench_page',
        text: plain.page,
        values: [values[0].id, type],
      });
      const resources = rows.map((row) => ({ ...found(row), mode: 'match' }));
      return ok({ resources, total: rows[0]?.total ?? 0, next: undefined, withheld: false });
    },
  };
}

function recordOf(store, databaseUrl) {
  if (mode === 'whole') return recordOn(store);
  const writer = { submit: (work) => store.writer.submit(work), log: async () => {}, close: async () => {} };
  const unlogged = recordOn({ ...store, writer });
  if (mode === 'gate') return unlogged;
  return ungated(
    unlogged,
    new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c plan_cache_mode=force_generic_plan' }),
  );
}

const database = await startEmbeddedPostgres({ folder: join(data, 'postgres'), randomBytes });
const path = join(data, 'keys', 'access-log.key');
const signer = await openSigningKey({ path, name: 'causeway.example/access-log', randomBytes });
const { databaseUrl } = database.value;
const store = await openStore({ databaseUrl, clock, randomBytes, signer: signer.value });
if (!store.ok) throw new Error(store.error.detail);
const exportFolder = join(data, 'exports');
mkdirSync(exportFolder, { recursive: true });
const server = await serve({
  record: recordOf(store.value, databaseUrl),
  clock,
  randomBytes,
  listen: { host: '127.0.0.1', port: 0 },
  signIn: { issuers: [], clients: [] },
  tokenKey: JSON.parse(readFileSync(join(data, 'keys', 'token-key.json'), 'utf8')),
  demonstration: JSON.parse(readFileSync(join(data, 'demonstration.json'), 'utf8')),
  exportFolder,
  version: 'bench',
  log: { level: 'warn', write: (line) => process.stderr.write(line) },
  readiness: async () => [],
});
if (!server.ok) throw new Error(server.error.detail);
console.log(server.value.origin);
process.once('SIGTERM', async () => {
  await server.value.close();
  await store.value.close();
  await database.value.stop();
  process.exit(0);
});
