import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AuditSource, SourceLog } from './audit-source.js';
import type { Checkpoint } from './checkpoint.js';
import { openCheckpoint } from './checkpoint.js';
import { claimOfNote, claimOfWitness, contradictions } from './log-claim.js';
import type { LogFault } from './log-fault.js';
import { fault } from './log-fault.js';
import type { NoteVerifier } from './signed-note.js';
import { noteVerifier } from './signed-note.js';
import { isRoot, treeAt } from './source-tree.js';
import { emptyTree } from './tree-state.js';
import type { Walked, WalkStart } from './verify-rows.js';
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
