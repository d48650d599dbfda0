import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.js';
import { packageFaults } from './package-faults.js';
import { packageTable } from './package-table.js';
import { lintArguments, runTool, typeCheckArguments } from './run-tool.js';

function typeScriptFiles(): readonly string[] {
  return ['packages', 'tests'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !/\/(?:node_modules|dist)\//.test(path)),
  );
}

/** Seconds on a machine at rest; on one that is shared, whatever it takes. */
const timeout = 300_000;

describe('the gates', { timeout }, () => {
  it('finds the packages as the package table says', () => {
    expect(packageFaults(repositoryRoot, packageTable)).toEqual([]);
  });

  it('lints and formats every file without a finding', async () => {
    const { exitCode, output } = await runTool('biome', lintArguments, repositoryRoot);
    expect(exitCode, output).toBe(0);
    const checked = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
    // A checker that looked at nothing finds nothing.
    expect(checked).toBeGreaterThanOrEqual(typeScriptFiles().length);
  });

  it('type-checks every file, tests too, without a finding', async () => {
    const { exitCode, output } = await runTool('tsc', typeCheckArguments, repositoryRoot);
    const lines = output.split(/\r?\n/);
    expect(exitCode, lines.filter((line) => /error TS/.test(line)).join('\n')).toBe(0);
    const read = lines.map((line) => line.replaceAll('\\', '/'));
    const unread = typeScriptFiles().filter((path) => !read.some((line) => line.endsWith(`/${path}`)));
    expect(unread).toEqual([]);
  });
});
