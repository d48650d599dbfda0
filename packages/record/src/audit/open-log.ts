import type { Clock, Instant, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Client } from 'pg';
import { plainQuery } from '../postgres/scoped-query.js';
import { openCheckpoint } from './checkpoint.js';
import type { Ask } from './log-reader.js';
import { logReader, readHashes } from './log-reader.js';
import type { StoredLog } from './log-statements.js';
import { listLogs, makeLog, newestCheckpoint, readLog, tryLockLog } from './log-statements.js';
import { rootAt } from './merkle-proof.js';
import type { NoteSigner } from './signed-note.js';
import { namesKey, noteVerifier } from './signed-note.js';
import type { TreeState } from './tree-state.js';
import { frontierOf, restoreTree, rootOf, tileWidth } from './tree-state.js';

/** A log that this process alone may write to, as far as it goes. */
export interface OpenLog {
  readonly log: number;
  readonly origin: string;
  readonly tree: TreeState;
  readonly lastAt: Instant;
}

/** Gives the checkpoints that were kept outside the database: notes, of whatever logs. */
export type PublishedCheckpoints = () => Promise<readonly string[]>;

/** What taking up a log needs. */
export interface OpenLogParts {
  readonly client: Client;
  readonly clock: Clock;
  readonly signer: NoteSigner;
  readonly publishedCheckpoints?: (() => Promise<readonly string[]>) | undefined;
}

/**
 * A log that nobody writes to, taken up where it was left; a new one where there is none. It is held by a lock of the connection, so
 * that it is free again when the process ends, however it ends.
 *
 * Errors: CW-RECORD-112 (what the database holds of the log is not what was signed).
 */
export async function openLog(parts: OpenLogParts): Promise<Result<OpenLog, Problem>> {
  const log = await claimLog(parts);
  const [stored] = await plainQuery<StoredLog>(parts.client, readLog(log));
  if (stored === undefined) return err(problem('CW-RECORD-112'));
  return takeUp(parts, stored);
}

async function claimLog({ client, clock, signer }: OpenLogParts): Promise<number> {
  for (;;) {
    const logs = await plainQuery<{ log: number; open: boolean }>(client, listLogs);
    for (const { log, open } of logs) if (open && (await isOurs(client, log))) return log;
    const next = (logs.at(-1)?.log ?? 0) + 1;
    await plainQuery(client, makeLog(next, `${signer.name}/log/${next}`, clock()));
  }
}

async function isOurs(client: Client, log: number): Promise<boolean> {
  const [answer] = await plainQuery<{ taken: boolean }>(client, tryLockLog(log));
  return answer?.taken === true;
}

async function takeUp(
  { client, signer, publishedCheckpoints }: OpenLogParts,
  stored: StoredLog,
): Promise<Result<OpenLog, Problem>> {
  const ask: Ask = (statement) => plainQuery(client, statement);
  const tree = restoreTree(stored.size, await readTails(ask, stored));
  const [newest] = await ask<{ note: string }>(newestCheckpoint(stored.log));
  const known = { ask, stored, tree, signer };
  const published = publishedCheckpoints === undefined ? [] : await publishedCheckpoints();
  const faithful =
    frontierOf(tree).equals(stored.frontier) &&
    agreesWithNewest(known, newest?.note) &&
    (await goesOnFrom(known, published));
  if (!faithful) return err(problem('CW-RECORD-112', { path: `log ${stored.log}` }));
  return ok({ log: stored.log, origin: stored.origin, tree, lastAt: stored.last_at });
}

/** A log as the database has it, and whose signature is to stand under it. */
interface KnownLog {
  readonly ask: Ask;
  readonly stored: StoredLog;
  readonly tree: TreeState;
  readonly signer: NoteSigner;
}

/** Whether the newest checkpoint says the same as the rows. One that another key signed cannot be asked here, only by `verify`. */
function agreesWithNewest({ stored, tree, signer }: KnownLog, note: string | undefined): boolean {
  if (note === undefined) return tree.size === 0;
  const verifier = noteVerifier(signer.verifierKey);
  if (verifier === undefined || !namesKey(note, verifier)) return true;
  const checkpoint = openCheckpoint(note, verifier);
  return (
    checkpoint !== undefined &&
    checkpoint.origin === stored.origin &&
    checkpoint.size === tree.size &&
    isSame(checkpoint.root, rootOf(tree))
  );
}

/**
 * Whether the log goes on from what was published of it. If rows were cut off, adding others would bring the log past the checkpoint
 * kept outside, which the next one then takes the place of: we would ourselves do away with the only proof.
 */
async function goesOnFrom(known: KnownLog, published: readonly string[]): Promise<boolean> {
  const { ask, stored, signer } = known;
  const verifier = noteVerifier(signer.verifierKey);
  for (const note of published) {
    const checkpoint = verifier === undefined ? undefined : openCheckpoint(note, verifier);
    if (checkpoint?.origin !== stored.origin) continue;
    if (checkpoint.size > stored.size) return false;
    const reader = logReader(ask, { log: stored.log, size: stored.size });
    if (!isSame(checkpoint.root, await rootAt(reader, checkpoint.size))) return false;
  }
  return true;
}

/** The hashes of the unfinished tiles, by level. */
async function readTails(ask: Ask, { log, size }: StoredLog): Promise<Uint8Array[][]> {
  const tails: Uint8Array[][] = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const after = Math.floor(size / tileWidth ** level);
    tails.push(await readHashes(ask, log, { level, first: after - (after % tileWidth), after }));
  }
  return tails;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
