import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One step of the schema: its place in the order, its file's name, its SQL and the SHA-256 of it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Where the migrations lie that belong to this version; the same folder from the sources and from what was built of them. */
export const migrationsFolder = new URL('../../migrations/', import.meta.url);

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** The migrations in `folder`, by number. Files that are not named `NNNN-name.sql` are none. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => fileName.test(name)).sort();
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

async function readMigration(folder: URL, name: string): Promise<Migration> {
  // A checkout may have made line ends its own; what is run and what is compared must not depend on it.
  const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
  return {
    number: Number(name.slice(0, 4)),
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}
