import { expect, it } from 'vitest';
import { anchorsOf, codeBlocksOf, linksOf } from './markdown.js';

const page = [
  '# A page: its *first* heading',
  'See [the overview](overview.md#storage "title") and ![a picture](picture.svg), not `[code](code.md)`.',
  '```sh no-run',
  'echo "[no link](nowhere.md)"',
  '# no heading',
  '```',
  '## Part 2',
  '```sh',
  'true',
  '```',
].join('\n');

it('finds the code blocks of a page with their lines', () => {
  expect(codeBlocksOf(page)).toEqual([
    { info: 'sh no-run', line: 3, text: 'echo "[no link](nowhere.md)"\n# no heading' },
    { info: 'sh', line: 8, text: 'true' },
  ]);
});

it('finds links and pictures, and none in code', () => {
  expect(linksOf(page)).toEqual(['overview.md#storage', 'picture.svg']);
});

it('finds the anchors of headings, and none in code', () => {
  expect(anchorsOf(page)).toEqual(['a-page-its-first-heading', 'part-2']);
});
