import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** How a command ended, and what it printed. */
export interface CommandEnd {
  /** Undefined where it was killed. */
  readonly exitCode: number | undefined;
  readonly output: string;
  readonly errors: string;
}

/** A command that is running. */
export interface RunningCommand {
  readonly kill: () => void;
  readonly end: Promise<CommandEnd>;
}

/** A key of its own, so that no test touches the key of whoever runs it. */
const environment = { ...process.env, CAUSEWAY_PSEUDONYM_KEY: '5e'.repeat(16) + '7a'.repeat(16) };

/** Starts the compiled `causeway` as its own process, as a person would. */
export function startCauseway(...words: readonly string[]): RunningCommand {
  const command = join(repositoryRoot, 'packages', 'cli', 'bin', 'causeway.js');
  const child = spawn(process.execPath, [command, ...words], { env: environment });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const end = new Promise<CommandEnd>((resolve) => {
    child.on('close', (code) =>
      resolve({
        exitCode: code ?? undefined,
        output: Buffer.concat(output).toString('utf8'),
        errors: Buffer.concat(errors).toString('utf8'),
      }),
    );
  });
  return { kill: () => child.kill('SIGKILL'), end };
}

/** Runs the compiled `causeway` to its end. */
export async function causeway(...words: readonly string[]): Promise<CommandEnd> {
  return await startCauseway(...words).end;
}
