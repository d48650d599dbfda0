// Measures linkage without names: accuracy beside two deterministic rule sets on the same candidate pairs, then time and memory.
//
//   npm run build && node bench/linkage.mjs [people for accuracy = 100000] [people for time = 436000] [runs = 3]
//
// Recipe of the data: `causeway region --people N --seed 11 --no-record`, with and without the ambulance service; for time seed 5, Parquet,
// where 436,000 people have about a million registrations; and febrl data set 4, where ../shared/data has it. Nothing is taken
// out of a measured run: it reads files and writes records, pairs, evidence, model and report.
// CPU seconds are beside the clock's, since machines are shared. Raw output goes to bench/results/linkage.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [people, manyPeople, runs] = [
  process.argv[2] ?? 100_000,
  process.argv[3] ?? 436_000,
  process.argv[4] ?? 3,
].map(Number);
const work = join(root, 'bench', 'work');
const febrl = join(root, '..', 'shared', 'data', 'linkage');

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
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function region(name, ...words) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  causeway('region', '--no-record', '--out', folder, ...words);
  const extracts = join(folder, 'extracts');
  const files = readdirSync(extracts).flatMap((ods) =>
    ['csv', 'parquet'].map((kind) => join(extracts, ods, `persons.${kind}`)).filter(existsSync),
  );
  return { folder, files };
}

function link(files, ...words) {
  return causeway('link', ...files, '--out', join(work, 'linked'), ...words);
}

function accuracy(title, files, ...words) {
  const { answer } = link(files, ...words);
  console.log(`\n${title}: ${answer.records} records, ${answer.accuracy[0].truePairs} true pairs`);
  console.table(
    Object.fromEntries(
      answer.accuracy.map(({ method, f1, missed, false: wrong }) => [
        method,
        { F1: f1.toFixed(5), 'missed %': (100 * missed).toFixed(3), 'false %': (100 * wrong).toFixed(4) },
      ]),
    ),
  );
  return { title, records: answer.records, accuracy: answer.accuracy };
}

mkdirSync(work, { recursive: true });
const ofRegion = ['--columns', 'record_id=local_id', '--truth-columns', 'record_id=local_id'];
const measured = [];
if (existsSync(join(febrl, 'febrl_dataset4b.csv'))) {
  const truth = join(work, 'febrl-truth.csv');
  const ids = Array.from({ length: 5000 }, (_, n) => [`rec-${n}-org,${n}`, `rec-${n}-dup-0,${n}`]).flat();
  writeFileSync(truth, `record_id,person\n${ids.join('\n')}\n`);
  const files = ['a', 'b'].map((half) => join(febrl, `febrl_dataset4${half}.csv`));
  const words = [
    '--identifier-scheme',
    'none',
    '--columns',
    'record_id=rec_id,nhs_number=soc_sec_id',
    '--truth',
    truth,
  ];
  measured.push(accuracy('febrl 4, each file holding a person once', files, '--mode', 'link', ...words));
  measured.push(accuracy('febrl 4, without being told so', files, '--mode', 'both', ...words));
} else console.log('febrl skipped: ../shared/data/linkage is not there');

for (const [title, ...words] of [['without ambulance', '--no-ambulance'], ['with ambulance']]) {
  const { folder, files } = region('linkage-region', '--people', String(people), '--seed', '11', ...words);
  measured.push(
    accuracy(
      `region of ${people} people ${title}`,
      files,
      ...ofRegion,
      '--truth',
      join(folder, 'truth', 'records.csv'),
    ),
  );
}

const many = region('linkage-region', '--people', String(manyPeople), '--seed', '5', '--format', 'parquet');
const timed = Array.from({ length: runs }, () => link(many.files, '--columns', 'record_id=local_id'));
const seconds = median(timed.map((run) => run.seconds));
const cpuSeconds = median(timed.map(({ answer }) => answer.cpuSeconds));
const memory = Math.max(...timed.map(({ answer }) => answer.peakMemoryMb));
const { records } = timed[0].answer;
console.log(
  `
${records} registrations, ${cpus().length} cores: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} CPU seconds (medians of ${runs}), ${memory} MB at the most`,
);

const time = {
  records,
  runs: timed.map(({ seconds, answer }) => ({
    seconds,
    cpuSeconds: answer.cpuSeconds,
    peakMemoryMb: answer.peakMemoryMb,
  })),
};
mkdirSync(join(root, 'bench', 'results'), { recursive: true });
writeFileSync(
  join(root, 'bench', 'results', 'linkage.json'),
  `${JSON.stringify({ cores: cpus().length, measured, time }, null, 2)}\n`,
);
