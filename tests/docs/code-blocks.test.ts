import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingLines } from './expected-output.js';
import { type CodeBlock, codeBlocksOf } from './markdown.js';
import { documentationPages } from './pages.js';
import { openPageShell, type PageShell } from './shell.js';

// `sh` is run; `sh serve` goes on (a server) until the page ends, and is then stopped as Ctrl-C does; `sh no-run` (an installation) is
// counted as skipped; `text output` is what the block before it prints. Other languages are shown only.
const runnable = 'sh';
const serving = 'sh serve';
const notRun = 'sh no-run';
const expectedOutput = 'text output';
const otherShells = /^(?:bash|shell|zsh|console|terminal|sh .*)$/;

const pages = documentationPages().map(({ path, text }) => ({ path, blocks: codeBlocksOf(text) }));
const withCommands = pages.filter(({ blocks }) => blocks.some(({ info }) => info.startsWith(runnable)));
const hasShell = process.platform !== 'win32';
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const longestBlockMs = 300_000;

function outputAfter(blocks: readonly CodeBlock[], index: number): string {
  const next = blocks[index + 1];
  return next?.info === expectedOutput ? next.text : '';
}

describe.each(withCommands.map(({ path, blocks }) => [path, blocks] as const))('%s', (_path, blocks) => {
  let shell: PageShell;
  beforeAll(() => {
    shell = openPageShell();
  });
  afterAll(async () => {
    await shell.stop();
    shell.remove();
  });

  const withTitle = blocks.map(
    (block, index) => [block.line, block.text.split('\n')[0] ?? '', { ...block, index }] as const,
  );

  const canRun = (text: string) => hasShell && (hasCurl || !text.includes('curl'));
  for (const [line, first, { text, index, info }] of withTitle) {
    if (info !== runnable && info !== serving) continue;
    it.skipIf(!canRun(text))(
      `does what line ${line} says: ${first}`,
      async () => {
        const expected = outputAfter(blocks, index);
        const { exitCode, output } =
          info === serving
            ? await shell.serve(text, (printed) => missingLines(expected, printed).length === 0)
            : await shell.run(text);
        expect(exitCode, output).toBe(0);
        expect(missingLines(expected, output), output).toEqual([]);
      },
      longestBlockMs,
    );
  }

  const servers = blocks.filter(({ info }) => info === serving);
  it.skipIf(!hasShell).each(servers.slice(0, 1).map(({ line }) => [line] as const))(
    'stops what was started from line %i on',
    async () => {
      const stopped = await shell.stop();
      expect(
        stopped.map(({ exitCode }) => exitCode),
        stopped.map(({ output }) => output).join('\n'),
      ).toEqual(stopped.map(() => 0));
    },
  );

  it.skipIf(true).each(withTitle.filter(([, , { info }]) => info === notRun))(
    'says on line %i, marked no-run: %s',
    () => {},
  );
});

it('marks every block of commands as one to run, or not to run', () => {
  const unmarked = pages.flatMap(({ path, blocks }) =>
    blocks
      .filter(({ info }) => otherShells.test(info) && info !== notRun && info !== serving)
      .map(({ info, line }) => `${path}:${line} is marked "${info}": write sh, sh serve, or sh no-run.`),
  );
  expect(unmarked).toEqual([]);
});

describe.skipIf(!hasShell)('the shell of a page', () => {
  let shell: PageShell;
  beforeAll(() => {
    shell = openPageShell();
  });
  afterAll(() => shell.remove());

  it('tells a block that fails in its middle', async () => {
    expect((await shell.run('false\ntrue')).exitCode).toBe(1);
  });

  it('keeps files from one block to the next', async () => {
    await shell.run('echo kept > file');
    expect((await shell.run('cat file')).output).toBe('kept\n');
  });

  it('keeps a server up until it is stopped, and tells one that never came up', async () => {
    const isUp = (output: string) => output.includes('up');
    const up = await shell.serve('trap "exit 0" INT; echo up; while true; do sleep 0.05; done', isUp);
    expect(up).toEqual({ exitCode: 0, output: 'up\n' });
    expect(await shell.stop()).toEqual([{ exitCode: 0, output: 'up\n' }]);
    expect((await shell.serve('exit 3', isUp)).exitCode).toBe(3);
  });

  it('knows the command, and no other package', async () => {
    expect((await shell.run('npx causeway --version')).output).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await shell.run('npx cowsay')).exitCode).toBe(2);
  });
});

describe('missingLines', () => {
  it('lets … stand for anything', () => {
    expect(missingLines('a … c\n…\nlast', 'a b c\nmore\nlast')).toEqual([]);
  });

  it('tells lines that are absent, or out of order', () => {
    expect(missingLines('first\nsecond', 'second\nfirst')).toEqual(['second']);
    expect(missingLines('a.c', 'abc')).toEqual(['a.c']);
  });
});
