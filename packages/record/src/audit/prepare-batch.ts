import type { Clock, Instant } from '@causeway/domain';
import { type AccessFacts, accessText } from './access-facts.js';
import { signCheckpoint } from './checkpoint.js';
import type { Batch, NewRow } from './log-statements.js';
import { leafHash, sha256 } from './merkle-hash.js';
import type { OpenLog } from './open-log.js';
import type { NoteSigner } from './signed-note.js';
import type { TreeState } from './tree-state.js';
import { frontierOf, grow, rootOf } from './tree-state.js';

/** What rows are given their place, their salt and their checkpoint by. */
export interface BatchParts {
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly signer: NoteSigner;
}

/** A batch that is ready to be added, and the tree of the log once it was. */
export interface Appending {
  readonly batch: Batch;
  readonly tree: TreeState;
}

const saltBytes = 16;

/** The batch that adds `rows` to the log, with the checkpoint that signs them. Nothing of the log is changed by it. */
export function prepareBatch(parts: BatchParts, open: OpenLog, rows: readonly AccessFacts[]): Appending {
  const { log, origin, tree, lastAt } = open;
  const { clock, randomBytes, signer } = parts;
  const at = later(clock(), lastAt);
  const salts = randomBytes(saltBytes * rows.length);
  const added = rows.map((facts, n) =>
    newRow(facts, { log, sequence: tree.size + n, at }, salts.subarray(n * saltBytes, (n + 1) * saltBytes)),
  );
  const grown = grow(
    tree,
    added.map(({ leaf }) => leafHash(leaf)),
  );
  const checkpoint = { origin, size: grown.tree.size, root: rootOf(grown.tree), at };
  const batch = {
    log,
    sizeBefore: tree.size,
    at,
    rows: added,
    salts,
    tiles: grown.tiles,
    frontier: frontierOf(grown.tree),
    note: signCheckpoint(checkpoint, signer),
  };
  return { batch, tree: grown.tree };
}

function newRow(
  facts: AccessFacts,
  place: { readonly log: number; readonly sequence: number; readonly at: Instant },
  salt: Uint8Array,
): NewRow {
  const text = accessText(facts, place);
  return { facts, text, leaf: sha256(Buffer.concat([salt, Buffer.from(text)])) };
}

/** Times in a log never go back, whatever the clock does. */
function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
