import type { Clock, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { LogWriter, LogWriterParts } from '../audit/log-writer.js';
import { openLogWriter } from '../audit/log-writer.js';
import { checkRole } from './application-role.js';
import { applicationConnection, loginConnection, withConnection } from './connection.js';
import { migrate } from './migrate.js';
import type { Migration } from './migration.js';
import { readMigrations } from './migration.js';
import type { Pool } from './pool.js';
import { openPool } from './pool.js';
import type { Runner } from './statement.js';
import { setUpProblem } from './store-failure.js';

/** The database as the record uses it: reads go through `query`, whatever changes something through `writer`. */
export interface Store extends Runner {
  readonly writer: LogWriter;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  close(): Promise<void>;
}

/** What a store is made of. */
export interface StoreParts extends LogWriterParts {
  /** Connections for reads; 10 unless told. The writer has one more. */
  readonly connections?: number;
  /** After how long the server ends a statement; 30 seconds unless told. */
  readonly statementTimeoutMs?: number;
}

/**
 * The store in the database of `databaseUrl`: brought to the newest schema, and served in a role that row-level security holds for.
 *
 * Errors: CW-RECORD-119 (not an address), CW-RECORD-105, -120 (no database there, or not for this login), CW-RECORD-107, -109, -110 (its
 * schema), CW-RECORD-108 (its role), CW-RECORD-112 (its log).
 */
export async function openStore(parts: StoreParts): Promise<Result<Store, Problem>> {
  if (!isAddress(parts.databaseUrl)) return err(problem('CW-RECORD-119'));
  try {
    const prepared = await prepareDatabase(parts.databaseUrl);
    if (!prepared.ok) return prepared;
    const writer = await openLogWriter(parts);
    return writer.ok ? ok(assemble(parts, writer.value)) : writer;
  } catch (error) {
    const found = setUpProblem(error);
    if (found === undefined) throw error;
    return err(found);
  }
}

/** Anything else the driver would take for a name on this machine. */
function isAddress(databaseUrl: string): boolean {
  return /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl);
}

/**
 * Brings the schema forward (by `migrations`, those of this version unless told) and checks the role that is to serve.
 *
 * Errors: CW-RECORD-107 to -110.
 */
export async function prepareDatabase(
  databaseUrl: string,
  migrations?: readonly Migration[],
): Promise<Result<void, Problem>> {
  const settings = { databaseUrl, applicationName: 'causeway set-up' };
  const steps = migrations ?? (await readMigrations());
  const migrated = await withConnection(loginConnection(settings), (client) => migrate(client, steps));
  if (!migrated.ok) return migrated;
  return withConnection(applicationConnection(settings), checkRole);
}

function assemble(parts: StoreParts, writer: LogWriter): Store {
  const pool: Pool = openPool({ ...parts, applicationName: 'causeway' });
  return {
    query: pool.query,
    writer,
    clock: parts.clock,
    randomBytes: parts.randomBytes,
    close: async () => {
      await writer.close();
      await pool.close();
    },
  };
}
