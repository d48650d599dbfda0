import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import {
  type NoteSigner,
  openSigningKey,
  publishToFolder,
  type RecordParts,
  readPublished,
} from '@causeway/record';
import type { CommandContext } from '../context.js';

/** The name checkpoints are signed by: nobody else's keys are named so. */
const logName = 'causeway.example/access-log';

/** Where the newest checkpoint of each access log stands, outside the database: a log whose end was cut off is found out. */
export function checkpointFolder(data: string): string {
  return join(data, 'checkpoints');
}

/** What signs the access log of a data folder. Errors: CW-RECORD-113, -114. */
export function logSigner(context: CommandContext, data: string): Promise<Result<NoteSigner, Problem>> {
  const path = join(data, 'keys', 'access-log.key');
  return openSigningKey({ path, name: logName, randomBytes: context.randomBytes });
}

/** What a record is opened with. */
export async function recordParts(
  context: CommandContext,
  data: string,
  databaseUrl: string,
): Promise<Result<RecordParts, Problem>> {
  const signer = await logSigner(context, data);
  if (!signer.ok) return signer;
  return ok({
    databaseUrl,
    clock: context.now,
    randomBytes: context.randomBytes,
    signer: signer.value,
    publishCheckpoint: publishToFolder(checkpointFolder(data)),
    publishedCheckpoints: () => readPublished(checkpointFolder(data)),
  });
}
