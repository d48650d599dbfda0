import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintCanaries, typeCanaries } from './canaries.js';
import { packageFaults } from './package-faults.js';
import { packageTable } from './package-table.js';
import { lintArguments, runTool, type ToolRun, typeCheckArguments } from './run-tool.js';
import { copyTree, type TreeCopy } from './tree-copy.js';

const cleanFile = 'packages/domain/src/canary-clean.ts';

/** What the linter printed under the headings of one file: `path[:line:column] rule ━━━`. */
function findingsOf(output: string, path: string): readonly string[] {
  return output
    .split(/\n(?=\S+ .*━{3,}\s*$)/m)
    .map((finding) => finding.trimStart())
    .filter((finding) => finding.startsWith(`${path}:`) || finding.startsWith(`${path} `));
}

describe('each gate catches what is planted before it', () => {
  let copy: TreeCopy;
  let lint: ToolRun;
  let types: ToolRun;
  beforeAll(async () => {
    copy = copyTree();
    copy.plant(cleanFile, `/** Nothing wrong here. */\nexport const canary = 1;\n`);
    for (const { path, text } of [...lintCanaries, ...typeCanaries]) copy.plant(path, text);
    [lint, types] = await Promise.all([
      runTool('biome', lintArguments, copy.root),
      runTool('tsc', typeCheckArguments, copy.root),
    ]);
  }, 300_000);
  afterAll(() => copy.remove());

  it('says nothing of a file in which nothing is wrong, and fails all the same', () => {
    expect(findingsOf(lint.output, cleanFile)).toEqual([]);
    expect(types.output).not.toMatch(/canary-clean\.ts\(/);
    expect([lint.exitCode, types.exitCode]).toEqual([1, 1]);
  });

  it.each(lintCanaries)('the linter catches $violation', ({ path, rule, sentence }) => {
    const findings = findingsOf(lint.output, path).filter((finding) =>
      (finding.split('\n')[0] ?? '').includes(rule),
    );
    expect(findings.join('\n')).toContain(sentence);
  });

  it.each(typeCanaries)('the compiler catches $violation', ({ path, rule, sentence }) => {
    const findings = types.output.split('\n').filter((line) => line.startsWith(`${path}(`));
    const found = findings.filter((line) => line.includes(rule)).join('\n');
    expect(found, findings.join('\n')).not.toBe('');
    expect(found).toContain(sentence);
  });
});

describe('the package table catches what is planted before it', () => {
  let copy: TreeCopy;
  let before: readonly string[];
  beforeAll(() => {
    copy = copyTree();
    before = packageFaults(copy.root, packageTable);
  });
  afterAll(() => copy.remove());

  function faultsWith(path: string, text: string): string {
    copy.plant(path, text);
    return packageFaults(copy.root, packageTable)
      .filter((fault) => !before.includes(fault))
      .join('\n');
  }

  const manifest = (name: string, rest: object): string =>
    JSON.stringify({ name: `@causeway/${name}`, exports: { '.': {} }, ...rest });

  it('a dependency upwards', () => {
    const dependencies = { '@causeway/domain': '0.1.0', '@causeway/engine': '0.1.0' };
    expect(faultsWith('packages/choices/package.json', manifest('choices', { dependencies }))).toBe(
      'packages/choices/package.json names "engine", which the package table does not allow: arrows point one way.',
    );
  });

  it('a dependency of the tests alone', () => {
    const devDependencies = { '@causeway/region': '0.1.0' };
    expect(faultsWith('packages/domain/package.json', manifest('domain', { devDependencies }))).toContain(
      'packages/domain/package.json uses "region" in its tests alone',
    );
  });

  it('a second door', () => {
    const exports = { '.': {}, './print-sql': {} };
    expect(faultsWith('packages/domain/package.json', manifest('domain', { exports }))).toContain(
      'a package has one door',
    );
  });

  it('a reference of the compiler that the table does not have, and one that is missing', () => {
    const faults = faultsWith(
      'packages/choices/tsconfig.json',
      JSON.stringify({ references: [{ path: '../engine' }] }),
    );
    expect(faults).toContain('packages/choices/tsconfig.json names "engine"');
    expect(faults).toContain('packages/choices/tsconfig.json lacks "domain"');
  });

  it('a package that is not in the table', () => {
    expect(faultsWith('packages/attic/package.json', manifest('attic', {}))).toContain(
      'packages/ names "attic"',
    );
    rmSync(join(copy.root, 'packages/attic'), { recursive: true });
  });

  it('a file whose name says nothing', () => {
    expect(faultsWith('packages/domain/src/utils.ts', 'export const one = 1;\n')).toContain(
      'packages/domain/src/utils.ts has a name that says nothing',
    );
  });

  it('a table whose arrows point both ways', () => {
    const table = { ...packageTable, domain: ['choices'] };
    expect(packageFaults(copy.root, table)).toContain(
      'The package table lets "domain" import "choices", which does not stand above it.',
    );
  });
});
