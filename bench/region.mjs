// Times the making of synthetic regions, and prints seconds, peak memory, and the ratio to writing as many rows and nothing else.
//
//   npm run build && node bench/region.mjs [people,people,… = 100000,1000000] [--record]
//
// Recipe of the data: seed 1, default rates, CSV; without the shared record unless --record is given. Each region is made in a process of
// its own, so that peak memory is its own, and is removed afterwards. CPU seconds are beside the clock's, since machines are shared.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateRegion, openCsvTable, regionSpec } from '@causeway/region';

const itself = fileURLToPath(import.meta.url);

async function timed(work) {
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { value, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** The baseline: rows of an extract's width, written by the same writer without a region behind them. */
async function writeRows(folder, count) {
  const table = openCsvTable(join(folder, 'rows'), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  const row = [
    'E1',
    'D81001-100000',
    '2024-01-01',
    '2024-01-01',
    'encounter',
    'http://snomed.info/sct',
    '185317003',
    '',
    '',
  ];
  for (let written = 0; written < count; written += 1) table.write(row);
  await table.close();
}

async function measure(people, record) {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  const spec = regionSpec({ people, seed: 1, record });
  const made = await timed(() => generateRegion(spec.value, { folder: join(folder, 'region') }));
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const { registrations, events } = made.value.value;
  const baseline = await timed(() => writeRows(folder, registrations + events));
  rmSync(folder, { recursive: true });
  return {
    people,
    record,
    registrationsPerPerson: registrations / people,
    eventsPerPerson: events / people,
    seconds: made.seconds,
    cpuSeconds: made.cpuSeconds,
    peakMiB,
    ratioToWriting: made.cpuSeconds / baseline.cpuSeconds,
  };
}

const [first = '100000,1000000', ...rest] = process.argv.slice(2);
if (first === '--one') {
  const [people, record] = rest;
  process.stdout.write(JSON.stringify(await measure(Number(people), record === 'true')));
} else {
  const record = process.argv.includes('--record');
  const sizes = (first === '--record' ? '100000' : first).split(',');
  const results = sizes.map((people) => {
    const done = spawnSync(process.execPath, [itself, '--one', people, String(record)], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    const result = JSON.parse(done.stdout);
    console.log(
      `${people} people${record ? ' with record' : ''}: ${result.seconds.toFixed(1)} s (${result.cpuSeconds.toFixed(1)} s CPU, ` +
        `${result.ratioToWriting.toFixed(1)} × writing), peak ${result.peakMiB.toFixed(0)} MiB, ` +
        `${result.registrationsPerPerson.toFixed(2)} registrations and ${result.eventsPerPerson.toFixed(1)} events a person`,
    );
    return result;
  });
  const file = fileURLToPath(new URL(`results/region${record ? '-record' : ''}.json`, import.meta.url));
  mkdirSync(new URL('results', import.meta.url), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ cores: cpus().length, node: process.versions.node, results }, null, 2)}\n`,
  );
}
