import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A process of its own that runs `code`, a module that imports the compiled packages by their names (`npm test` compiles them
 * beforehand): for tests that kill it. `words` are its arguments.
 */
export function runCompiled(
  code: string,
  words: readonly string[],
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['--input-type=module', '--eval', code, ...words], {
    cwd: packageFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
