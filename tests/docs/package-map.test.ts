import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageTable } from '../architecture/package-table.js';
import { repositoryRoot } from '../repository.js';
import { codeBlocksOf } from './markdown.js';

type Table = Readonly<Record<string, readonly string[]>>;

/** `name   what it is   which it imports`, the last column being package names and other words, or `all` of those above. */
function tableIn(block: string): Table {
  const rows = block.split('\n').map((line) => line.split(/\s{2,}/));
  const names = rows.map(([name = '']) => name);
  return Object.fromEntries(
    rows.map(([name = '', , imports = ''], index) => {
      const words = imports.split(/[^a-z-]+/);
      const above = names.slice(0, index);
      return [name, words.includes('all') ? above : words.filter((word) => above.includes(word))];
    }),
  );
}

it('shows the packages in CONTRIBUTING.md as the package table has them', () => {
  const page = readFileSync(join(repositoryRoot, 'CONTRIBUTING.md'), 'utf8');
  const map = codeBlocksOf(page).find(({ text }) => text.startsWith('domain '))?.text ?? '';
  expect(tableIn(map)).toEqual(packageTable);
});
