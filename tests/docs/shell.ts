import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** How a block ended, and all that it printed. */
export interface BlockRun {
  readonly exitCode: number;
  readonly output: string;
}

/** A folder in which the blocks of one page are run one after another, as a reader would. */
export interface PageShell {
  readonly run: (block: string) => Promise<BlockRun>;
  readonly remove: () => void;
}

/**
 * What a reader's `npx causeway …` and `npm start` come to once the checkout is set up. The real ones would look for the checkout in
 * the folder they stand in, and would fetch from a registry what they do not find.
 */
function writeCommands(folder: string): void {
  const command = `"${process.execPath}" "${join(repositoryRoot, 'packages', 'cli', 'bin', 'causeway.js')}"`;
  const commands = {
    npx: `[ "$1" = causeway ] || { echo "only npx causeway is known here" >&2; exit 2; }\nshift\nexec ${command} "$@"`,
    npm: `[ "$1" = start ] || { echo "only npm start is known here" >&2; exit 2; }\nshift\n[ "$1" = -- ] && shift\nexec ${command} start "$@"`,
  };
  mkdirSync(folder);
  for (const [name, text] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}

/** Opens a shell in a temporary folder that is also its home. */
export function openPageShell(): PageShell {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'causeway-docs-')));
  const commands = join(folder, '.commands');
  writeCommands(commands);
  const env = { ...process.env, HOME: folder, PATH: `${commands}${delimiter}${process.env.PATH ?? ''}` };
  return {
    run: (block) =>
      new Promise((resolve) => {
        execFile('sh', ['-eu', '-c', block], { cwd: folder, env }, (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
          resolve({ exitCode, output: stdout + stderr });
        });
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
