import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import { type OpenRecord, openRecord, openSigningKey, type RecordParts } from '@causeway/record';
import type { CommandContext } from '../context.js';
import { type DataPlace, openDatabase } from './open-database.js';
import { publishToFile } from './publish-to-file.js';

/** The name checkpoints are signed by: nobody else's keys are named so. */
const logName = 'causeway.example/access-log';

/** What a record is opened with. */
export async function recordParts(
  context: CommandContext,
  data: string,
  databaseUrl: string,
): Promise<Result<RecordParts, Problem>> {
  const signer = await openSigningKey({
    path: join(data, 'keys', 'access-log.key'),
    name: logName,
    randomBytes: context.randomBytes,
  });
  if (!signer.ok) return signer;
  return ok({
    databaseUrl,
    clock: context.now,
    randomBytes: context.randomBytes,
    signer: signer.value,
    publishCheckpoint: publishToFile(data),
  });
}

/** A record with the database it stands in. */
export interface DataRecord {
  readonly record: OpenRecord;
  readonly parts: RecordParts;
  close(): Promise<void>;
}

/** Opens the record of a data folder, or of the database named. Errors: those of `openDatabase`, `openSigningKey` and `openRecord`. */
export async function openDataRecord(
  context: CommandContext,
  place: DataPlace,
): Promise<Result<DataRecord, Problem>> {
  const database = await openDatabase(context, place);
  if (!database.ok) return database;
  const parts = await recordParts(context, place.data, database.value.databaseUrl);
  const record = parts.ok ? await openRecord(parts.value) : parts;
  if (!record.ok || !parts.ok) {
    await database.value.leave();
    return record.ok ? (parts as Extract<typeof parts, { ok: false }>) : record;
  }
  const close = async () => {
    await record.value.close();
    await database.value.leave();
  };
  return ok({ record: record.value, parts: parts.value, close });
}
