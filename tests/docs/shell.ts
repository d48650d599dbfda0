import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
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
  /**
   * Starts a block that goes on (a server), and waits until `isReady` of what it has printed. It stays up while the blocks after it
   * run. Exit code 0 says that it is up; otherwise the one it ended with.
   */
  readonly serve: (block: string, isReady: (output: string) => boolean) => Promise<BlockRun>;
  /** Ends what still runs as Ctrl-C does, and says how each ended. */
  readonly stop: () => Promise<readonly BlockRun[]>;
  readonly remove: () => void;
}

interface Serving {
  readonly child: ChildProcess;
  output: string;
}

function serve(block: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Serving {
  // A group of its own, so that the signal reaches the command and not only the shell it was started by. The trap keeps that shell until
  // the command has ended, as one at a terminal would be there: without it the signal ends the shell, and its exit code is nobody's.
  const child = spawn('sh', ['-eu', '-c', `trap : INT\n${block}`], {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const serving: Serving = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      serving.output += chunk.toString();
    });
  }
  return serving;
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function untilReady(serving: Serving, isReady: (output: string) => boolean): Promise<BlockRun> {
  const over = once(serving.child, 'exit');
  while (!isOver(serving.child) && !isReady(serving.output)) {
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  const exitCode = isReady(serving.output) ? 0 : (serving.child.exitCode ?? 1);
  return { exitCode, output: serving.output };
}

async function interrupted(serving: Serving): Promise<BlockRun> {
  const { child } = serving;
  if (!isOver(child) && child.pid !== undefined) {
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
  return { exitCode: child.exitCode ?? 1, output: serving.output };
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
  const serving: Serving[] = [];
  return {
    serve: (block, isReady) => {
      const started = serve(block, { cwd: folder, env });
      serving.push(started);
      return untilReady(started, isReady);
    },
    stop: () => Promise.all(serving.splice(0).map(interrupted)),
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
