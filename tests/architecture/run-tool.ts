import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** How a tool ended, and all that it printed. */
export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

const scripts = { biome: '@biomejs/biome/bin/biome', tsc: 'typescript/bin/tsc' } as const;

/** Runs one of the tools this repository installs, in the folder, to its end. */
export function runTool(
  tool: keyof typeof scripts,
  args: readonly string[],
  folder: string,
): Promise<ToolRun> {
  const script = join(repositoryRoot, 'node_modules', scripts[tool]);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ exitCode, output: stdout + stderr });
      },
    );
  });
}

/** The one lint and format command that `npm run lint`, the gate and its canaries all mean: a warning fails it too. */
export const lintArguments = [
  'ci',
  '--colors=off',
  '--error-on-warnings',
  '--max-diagnostics=none',
  '.',
] as const;

/** The type check of everything that is written in TypeScript, telling which files it read. */
export const typeCheckArguments = ['-p', 'tsconfig.tests.json', '--listFiles', '--pretty', 'false'] as const;
