import type { Clock, Instant, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Client } from 'pg';
import { plainQuery } from '../postgres/scoped-query.js';
import { openCheckpoint } from './checkpoint.js';
import type { StoredLog } from './log-statements.js';
import {
  leavesOf,
  listLogs,
  makeLog,
  newestCheckpoint,
  readLog,
  tileRoots,
  tryLockLog,
} from './log-statements.js';
import { leafHash } from './merkle-hash.js';
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

/** What taking up a log needs. */
export interface OpenLogParts {
  readonly client: Client;
  readonly clock: Clock;
  readonly signer: NoteSigner;
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
    const logs = await plainQuery<StoredLog>(client, listLogs);
    for (const { log } of logs) if (await isOurs(client, log)) return log;
    const next = (logs.at(-1)?.log ?? 0) + 1;
    await plainQuery(client, makeLog(next, `${signer.name}/log/${next}`, clock()));
  }
}

async function isOurs(client: Client, log: number): Promise<boolean> {
  const [answer] = await plainQuery<{ taken: boolean }>(client, tryLockLog(log));
  return answer?.taken === true;
}

async function takeUp(
  { client, signer }: OpenLogParts,
  stored: StoredLog,
): Promise<Result<OpenLog, Problem>> {
  const tree = restoreTree(stored.size, await readTails(client, stored));
  const [newest] = await plainQuery<{ note: string }>(client, newestCheckpoint(stored.log));
  const faithful =
    frontierOf(tree).equals(stored.frontier) && agrees(tree, stored.origin, { note: newest?.note, signer });
  if (!faithful) return err(problem('CW-RECORD-112', { path: `log ${stored.log}` }));
  return ok({ log: stored.log, origin: stored.origin, tree, lastAt: stored.last_at });
}

/** Whether the newest checkpoint says the same as the rows. One that another key signed cannot be asked here, only by `verify`. */
function agrees(
  tree: TreeState,
  origin: string,
  { note, signer }: { readonly note: string | undefined; readonly signer: NoteSigner },
): boolean {
  if (note === undefined) return tree.size === 0;
  const verifier = noteVerifier(signer.verifierKey);
  if (verifier === undefined || !namesKey(note, verifier)) return true;
  const checkpoint = openCheckpoint(note, verifier);
  return (
    checkpoint !== undefined &&
    checkpoint.origin === origin &&
    checkpoint.size === tree.size &&
    Buffer.from(checkpoint.root).equals(rootOf(tree))
  );
}

/** The hashes of the unfinished tiles, by level: those of level 0 from the rows, those above from the roots of the tiles below. */
async function readTails(client: Client, { log, size }: StoredLog): Promise<Uint8Array[][]> {
  const tails: Uint8Array[][] = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const after = Math.floor(size / tileWidth ** level);
    const first = after - (after % tileWidth);
    tails.push(await readHashes(client, log, { level, first, after }));
  }
  return tails;
}

async function readHashes(
  client: Client,
  log: number,
  { level, first, after }: { readonly level: number; readonly first: number; readonly after: number },
): Promise<Uint8Array[]> {
  if (level === 0) {
    const rows = await plainQuery<{ leaf: Buffer }>(client, leavesOf(log, first, after));
    return rows.map(({ leaf }) => leafHash(leaf));
  }
  const rows = await plainQuery<{ root: Buffer }>(client, tileRoots(log, level - 1, [first, after]));
  return rows.map(({ root }) => root);
}
