import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import { startEmbeddedPostgres } from '@causeway/record';
import type { CommandContext } from '../context.js';

/** Where the record is kept: in the data folder, or in the database that is named. */
export interface DataPlace {
  readonly data: string;
  readonly database?: string | undefined;
}

/** A database that is there. */
export interface OpenDatabase {
  readonly databaseUrl: string;
  /** Leaves it. A server of the data folder stops when nobody uses it any more. */
  leave(): Promise<void>;
}

/**
 * The database of the record: the one named, else the PostgreSQL of the data folder, started where it does not run and joined where it
 * does. Errors: CW-RECORD-101 to -104.
 */
export async function openDatabase(
  context: CommandContext,
  { data, database }: DataPlace,
): Promise<Result<OpenDatabase, Problem>> {
  if (database !== undefined) return ok({ databaseUrl: database, leave: async () => {} });
  const server = await startEmbeddedPostgres({
    folder: join(data, 'postgres'),
    randomBytes: context.randomBytes,
  });
  if (!server.ok) return server;
  return ok({ databaseUrl: server.value.databaseUrl, leave: () => server.value.stop() });
}
