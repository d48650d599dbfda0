import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { instantOfMs } from '@causeway/domain';
import { CommanderError } from 'commander';
import type { CommandContext } from './context.js';
import { causewayProgram } from './program.js';
import { silentProgress, terminalProgress } from './progress.js';

const interrupts = ['SIGINT', 'SIGTERM'] as const;

function endAtOnce(): void {
  process.stderr.write('\nStopped. Whatever was finished is kept; unfinished files are left out.\n');
  process.exit(130);
}

/** A shell sends Ctrl-C to npm and to us, and npm sends it on: what comes within this time is the same one. */
const sameInterruptMs = 1000;

function takeInterrupts(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  process.off('SIGINT', endAtOnce);
  for (const name of interrupts) {
    process.on(name, () => {
      first ??= performance.now();
      controller.abort();
      if (performance.now() - first > sameInterruptMs) endAtOnce();
    });
  }
  return controller.signal;
}

function realContext(): CommandContext {
  const writeError = (text: string) => void process.stderr.write(text);
  const clock = () => performance.now();
  return {
    environment: process.env,
    homeFolder: homedir(),
    writeOut: (text) => void process.stdout.write(text),
    writeError,
    clock,
    now: () => instantOfMs(Date.now()),
    randomBytes: (size) => randomBytes(size),
    progress: process.stderr.isTTY
      ? terminalProgress({ write: writeError, clock, columns: () => process.stderr.columns || 80 })
      : silentProgress,
    setExitCode: (code) => {
      process.exitCode = code;
    },
    takeInterrupts,
  };
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // A reader that closes early (`| head`) is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  process.once('SIGINT', endAtOnce);
  try {
    await causewayProgram(realContext()).parseAsync();
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    // Commander has said why; help and version end with 0, everything else is wrong use.
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  }
}
