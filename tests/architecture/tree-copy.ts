import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '../repository.js';

const copied = [
  'biome.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.tests.json',
  'vitest.config.ts',
  '.gitignore',
  'packages',
  'tests',
];
const left = new Set(['node_modules', 'dist']);

/** Each installed package by a link, but our own, which are the copy's. */
function linkModules(to: string): void {
  const from = join(repositoryRoot, 'node_modules');
  mkdirSync(join(to, 'node_modules', '@causeway'), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== '@causeway') symlinkSync(join(from, name), join(to, 'node_modules', name), 'junction');
  for (const name of readdirSync(join(to, 'packages')))
    symlinkSync(join(to, 'packages', name), join(to, 'node_modules', '@causeway', name), 'junction');
}

/** A copy of what the gates read, in a temporary folder, to plant violations in. */
export interface TreeCopy {
  readonly root: string;
  /** Writes a file (a path from the root), making its folders. */
  readonly plant: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** Copies the tree as it stands. */
export function copyTree(): TreeCopy {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'causeway-canary-')));
  for (const name of copied)
    cpSync(join(repositoryRoot, name), join(root, name), {
      recursive: true,
      filter: (source) => !left.has(basename(source)),
    });
  linkModules(root);
  return {
    root,
    plant: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
