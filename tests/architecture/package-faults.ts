import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Table = Readonly<Record<string, readonly string[]>>;

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function ours(dependencies: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(dependencies)
    .filter((name) => name.startsWith('@causeway/'))
    .map((name) => name.slice('@causeway/'.length));
}

function differences(
  found: readonly string[],
  allowed: readonly string[],
): { readonly more: readonly string[]; readonly fewer: readonly string[] } {
  return {
    more: found.filter((name) => !allowed.includes(name)),
    fewer: allowed.filter((name) => !found.includes(name)),
  };
}

function listFaults(where: string, found: readonly string[], allowed: readonly string[]): readonly string[] {
  const { more, fewer } = differences(found, allowed);
  return [
    ...more.map(
      (name) => `${where} names "${name}", which the package table does not allow: arrows point one way.`,
    ),
    ...fewer.map((name) => `${where} lacks "${name}", which the package table says it uses.`),
  ];
}

function manifestFaults(root: string, name: string, allowed: readonly string[]): readonly string[] {
  const where = `packages/${name}/package.json`;
  const manifest = readJson<Manifest>(join(root, where));
  return [
    ...(manifest.name === `@causeway/${name}`
      ? []
      : [`${where} is not named after its folder: @causeway/${name}.`]),
    ...(Object.keys(manifest.exports ?? {}).join() === '.'
      ? []
      : [`${where} must export "." and nothing else: a package has one door.`]),
    ...listFaults(where, ours(manifest.dependencies), allowed),
    ...ours(manifest.devDependencies).map(
      (other) =>
        `${where} uses "${other}" in its tests alone: a test of two packages belongs in tests/, not in one of them.`,
    ),
  ];
}

function referenceFaults(root: string, name: string, allowed: readonly string[]): readonly string[] {
  const where = `packages/${name}/tsconfig.json`;
  const { references = [] } = readJson<TsConfig>(join(root, where));
  return listFaults(
    where,
    references.map(({ path }) => path.replace(/^\.\.\//, '')),
    allowed,
  );
}

/** Names that say where something was put and not what it is; sooner or later everything is put there. */
const emptyNames = /^(?:utils?|helpers?|common|misc|shared|lib)$/;

function nameFaults(root: string, name: string): readonly string[] {
  return readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.split(/[\\/]/).some((part) => emptyNames.test(part.replace(/\.[a-z.]+$/, ''))))
    .map((path) => `packages/${name}/src/${path} has a name that says nothing: name it for what it exports.`);
}

function orderFaults(table: Table): readonly string[] {
  const names = Object.keys(table);
  return names.flatMap((name, index) =>
    (table[name] ?? [])
      .filter((other) => !names.slice(0, index).includes(other))
      .map((other) => `The package table lets "${name}" import "${other}", which does not stand above it.`),
  );
}

/** A sentence for each way in which the packages under `root` differ from the table. */
export function packageFaults(root: string, table: Table): readonly string[] {
  const folders = readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(join(root, 'packages', name, 'package.json')),
  );
  const present = folders.filter((name) => name in table);
  const { references = [] } = readJson<TsConfig>(join(root, 'tsconfig.json'));
  return [
    ...orderFaults(table),
    ...listFaults('packages/', folders, Object.keys(table)),
    ...listFaults(
      'tsconfig.json',
      references.map(({ path }) => path.replace('packages/', '')),
      Object.keys(table),
    ),
    ...present.flatMap((name) => [
      ...manifestFaults(root, name, table[name] ?? []),
      ...referenceFaults(root, name, table[name] ?? []),
      ...nameFaults(root, name),
    ]),
  ];
}
