// Times the data run on a synthetic region, three times over, and prints medians.
//
//   npm run build && node bench/data-run.mjs [people = 100000] [runs = 3]
//
// Recipe of the data: `causeway region --people N --seed 1 --no-record`. Raw output goes to bench/results/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const people = Number(process.argv[2] ?? 100_000);
const runs = Number(process.argv[3] ?? 3);
const work = join(root, 'bench', 'work');
const region = join(work, `region-${people}`);
const out = join(work, `run-${people}`);

function causeway(...words) {
  const startedAt = performance.now();
  const done = spawnSync(process.execPath, [join(root, 'packages/cli/bin/causeway.js'), ...words, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(`causeway ${words[0]} ended with ${done.status}: ${done.stderr}`);
  return { seconds: (performance.now() - startedAt) / 1000, answer: JSON.parse(done.stdout) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

rmSync(region, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const made = causeway('region', '--people', String(people), '--seed', '1', '--no-record', '--out', region);
console.log(`region of ${people} people made in ${made.seconds.toFixed(1)} s`);

const measured = [];
for (let index = 0; index < runs; index += 1) {
  const { seconds, answer } = causeway('run', region, '--out', out, '--truth', join(region, 'truth'));
  const peakGiB = answer.peakMemoryBytes / 2 ** 30;
  measured.push({
    seconds,
    peakGiB,
    stages: answer.stages.map(({ name, seconds: took }) => ({ name, seconds: took })),
  });
  console.log(`run ${index + 1}: ${seconds.toFixed(1)} s, ${peakGiB.toFixed(2)} GiB`);
}

const last = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
const result = {
  people,
  cores: cpus().length,
  node: process.versions.node,
  rowsIn: last.stages[0].rowsIn,
  medianSeconds: median(measured.map(({ seconds }) => seconds)),
  medianPeakGiB: median(measured.map(({ peakGiB }) => peakGiB)),
  runs: measured,
};
mkdirSync(join(root, 'bench', 'results'), { recursive: true });
writeFileSync(
  join(root, 'bench', 'results', `data-run-${people}.json`),
  `${JSON.stringify(result, null, 2)}\n`,
);
console.log(`median ${result.medianSeconds.toFixed(1)} s, ${result.medianPeakGiB.toFixed(2)} GiB`);
