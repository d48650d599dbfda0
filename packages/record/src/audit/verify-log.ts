import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AuditSource, SourceLog } from './audit-source.js';
import type { Checkpoint } from './checkpoint.js';
import { openCheckpoint } from './checkpoint.js';
import type { LogFault } from './log-fault.js';
import { fault } from './log-fault.js';
import { leafHash } from './merkle-hash.js';
import { rootAt } from './merkle-proof.js';
import type { NoteVerifier } from './signed-note.js';
import { noteVerifier } from './signed-note.js';
import { MissingHash, tileReader } from './tile-reader.js';
import type { TreeState } from './tree-state.js';
import { emptyTree, restoreTree, splitHashes, tileWidth } from './tree-state.js';
import type { Walked, WalkStart, Witness } from './verify-rows.js';
import { fromTheBeginning, LogWalk } from './verify-rows.js';

/** What is asked of a verification. */
export interface VerificationQuestion {
  /** The public key of the signer: `name+id+key`. It must come from elsewhere than the source, or it proves nothing. */
  readonly verifierKey: string;
  /** Checkpoints that were kept elsewhere. Without any, that the newest rows are missing cannot be told. */
  readonly published?: readonly string[];
  /** Begins at the last checkpoint of each log that has no more rows than this; what is before it is taken by its tiles alone. */
  readonly since?: number;
}

/** What a verification came to, log by log. No personal data. */
export interface Verification {
  readonly logs: readonly {
    readonly log: number;
    readonly origin: string;
    readonly rows: number;
    readonly checkpoints: number;
  }[];
  /** By log and sequence. Empty where the access log is as it was signed. */
  readonly faults: readonly LogFault[];
}

/**
 * Verifies an access log without the server: computes every leaf and root again, and checks signature, order and time of every
 * checkpoint, what the logs say of each other, what was published, and that each person finds all rows of the own log.
 *
 * Errors: CW-RECORD-114 (the verifier key is none). Cost: one pass over rows and checkpoints.
 */
export async function verifyLog(
  source: AuditSource,
  question: VerificationQuestion,
): Promise<Result<Verification, Problem>> {
  const verifier = noteVerifier(question.verifierKey);
  if (verifier === undefined) return err(problem('CW-RECORD-114', { detail: notAVerifierKey }));
  const logs = await source.logs();
  const walked: Walked[] = [];
  for (const log of logs) {
    const start = await startOf(source, log, { verifier, since: question.since ?? 0 });
    walked.push(await new LogWalk(source, verifier, start).run());
  }
  const claims = [
    ...walked.flatMap(({ witnesses }) => witnesses.map(claimOfWitness)),
    ...(question.published ?? []).map((note) => claimOfNote(note, { verifier, logs })),
  ];
  const faults = [
    ...missingLogs(logs),
    ...walked.flatMap((each) => each.faults),
    ...(await contradictions(source, logs, claims)),
    ...(await hiddenRows(source)),
  ];
  return ok({
    logs: logs.map(({ log, origin }, at) => ({
      log,
      origin,
      rows: walked[at]?.rows ?? 0,
      checkpoints: walked[at]?.checkpoints ?? 0,
    })),
    faults: faults.sort((a, b) => a.log - b.log || a.from - b.from),
  });
}

const notAVerifierKey = 'The key that verifies the access log is written name+id+key; this is not.';

async function startOf(
  source: AuditSource,
  log: SourceLog,
  { verifier, since }: { readonly verifier: NoteVerifier; readonly since: number },
): Promise<WalkStart> {
  const beginning = fromTheBeginning(log, emptyTree);
  if (since <= 0) return beginning;
  let newest: Checkpoint | undefined;
  for await (const { size, note } of source.checkpoints(log.log, Math.max(0, since - mostRowsBefore))) {
    if (size > since) break;
    newest = openCheckpoint(note, verifier) ?? newest;
  }
  if (newest === undefined) return beginning;
  const tree = await treeAt(source, log, newest.size);
  const trusted = tree !== undefined && (await isRoot(source, log, newest));
  return trusted ? { log, tree, at: newest.at } : beginning;
}

/** A batch has fewer rows than this, so that there is a checkpoint among as many. */
const mostRowsBefore = 100_000;

async function treeAt(source: AuditSource, log: SourceLog, size: number): Promise<TreeState | undefined> {
  try {
    const tails: Uint8Array[][] = [];
    for (let level = 0; tileWidth ** level <= size; level += 1) {
      const after = Math.floor(size / tileWidth ** level);
      const hashes = await hashesOf(source, log, { level, index: Math.floor(after / tileWidth) });
      tails.push(hashes.slice(0, after % tileWidth));
    }
    return restoreTree(size, tails);
  } catch (error) {
    if (error instanceof MissingHash) return undefined;
    throw error;
  }
}

/** The hashes of a tile: as kept where it is full, otherwise from the rows, or from the tiles below. */
async function hashesOf(
  source: AuditSource,
  log: SourceLog,
  { level, index }: { readonly level: number; readonly index: number },
): Promise<Uint8Array[]> {
  const full = await source.tile(log.log, level, index);
  if (full !== undefined) return splitHashes(full.hashes);
  const hashes: Uint8Array[] = [];
  if (level === 0) {
    for await (const { leaf } of source.rows(log.log, index * tileWidth)) {
      hashes.push(leafHash(leaf));
      if (hashes.length === tileWidth) break;
    }
    return hashes;
  }
  for (let at = 0; at < tileWidth; at += 1) {
    const below = await source.tile(log.log, level - 1, index * tileWidth + at);
    if (below === undefined) break;
    hashes.push(below.root);
  }
  return hashes;
}

interface Claim {
  readonly by: string;
  readonly log: number;
  readonly checkpoint: Pick<Checkpoint, 'size' | 'root'> | undefined;
}

function claimOfWitness({ by, log, size, root }: Witness): Claim {
  return {
    by: `row ${by.sequence} of log ${by.log}`,
    log,
    checkpoint: { size, root: Buffer.from(root, 'base64') },
  };
}

function claimOfNote(
  note: string,
  { verifier, logs }: { readonly verifier: NoteVerifier; readonly logs: readonly SourceLog[] },
): Claim {
  const checkpoint = openCheckpoint(note, verifier);
  const log = logs.find(({ origin }) => origin === checkpoint?.origin)?.log ?? 0;
  return { by: 'a checkpoint kept elsewhere', log, checkpoint };
}

async function contradictions(
  source: AuditSource,
  logs: readonly SourceLog[],
  claims: readonly Claim[],
): Promise<readonly LogFault[]> {
  const faults: LogFault[] = [];
  for (const { by, log, checkpoint } of claims) {
    const found = logs.find((each) => each.log === log);
    if (checkpoint === undefined) {
      faults.push(
        fault(
          'forged-checkpoint',
          { log, from: 0 },
          'A checkpoint kept elsewhere is not signed by this key.',
        ),
      );
    } else if (found === undefined) {
      faults.push(fault('dropped', { log, from: 0 }, `The log that ${by} speaks of is missing.`));
    } else if (found.size < checkpoint.size) {
      const missing = { log, from: found.size, to: checkpoint.size - 1 };
      faults.push(fault('dropped', missing, `The log had these rows, says ${by}.`));
    } else if (!(await isRoot(source, found, checkpoint))) {
      const place = { log, from: 0, to: checkpoint.size - 1 };
      faults.push(fault('contradiction', place, `The log is another than the one that ${by} saw.`));
    }
  }
  return faults;
}

async function isRoot(
  source: AuditSource,
  log: SourceLog,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
): Promise<boolean> {
  const reader = tileReader((level, index) => hashesOf(source, log, { level, index }));
  try {
    return Buffer.from(root).equals(await rootAt(reader, size));
  } catch (error) {
    if (error instanceof MissingHash) return false;
    throw error;
  }
}

/** Logs are numbered from 1 without gaps. */
function missingLogs(logs: readonly SourceLog[]): readonly LogFault[] {
  const last = logs.at(-1)?.log ?? 0;
  return Array.from({ length: last }, (_, at) => at + 1)
    .filter((number) => !logs.some(({ log }) => log === number))
    .map((log) => fault('dropped', { log, from: 0 }, 'The whole log is missing.'));
}

async function hiddenRows(source: AuditSource): Promise<readonly LogFault[]> {
  const differences = await source.indexDifferences();
  return differences.map(({ log, sequence }) =>
    fault('hidden-from-person', { log, from: sequence }, 'The row and the person’s own log do not agree.'),
  );
}
