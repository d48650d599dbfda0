// Makes a fresh clone ready for `npm start` and `npm test`: packages installed from the lock file, sources compiled.
// Runs before either command, uses Node's own modules only, and does nothing that is already done.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.causeway-setup');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Causeway needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(words) {
  const shell = process.platform === 'win32';
  const done = spawnSync(words[0], words.slice(1), {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  });
  if (done.status !== 0) {
    console.error(`"${words.join(' ')}" failed; the lines above say why.`);
    process.exit(done.status ?? 1);
  }
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.platform + process.arch)
  .digest('hex');
const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (installed !== wanted) {
  console.error('Installing the packages of package-lock.json (once, about 20 seconds) …');
  run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, wanted);
}
// tsc -b compares times and does nothing where nothing changed.
run([process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
run([process.execPath, join(root, 'scripts', 'page-styles.mjs')]);
