import type { AuditSource, SourceLog } from './audit-source.js';
import { openCheckpoint } from './checkpoint.js';
import type { LogFault } from './log-fault.js';
import { fault } from './log-fault.js';
import type { SizedRoot } from './merkle-proof.js';
import type { NoteVerifier } from './signed-note.js';
import { isRoot } from './source-tree.js';
import type { Witness } from './verify-rows.js';

/** What somebody says a log once was. */
export interface LogClaim {
  /** Who says so, in words. */
  readonly by: string;
  readonly log: number;
  /** Undefined where it is not signed by the key of the log. */
  readonly checkpoint: SizedRoot | undefined;
}

/** What the row with which another log was taken up says. */
export function claimOfWitness({ by, log, size, root }: Witness): LogClaim {
  return {
    by: `row ${by.sequence} of log ${by.log}`,
    log,
    checkpoint: { size, root: Buffer.from(root, 'base64') },
  };
}

/** What a checkpoint says that was kept elsewhere. */
export function claimOfNote(
  note: string,
  { verifier, logs }: { readonly verifier: NoteVerifier; readonly logs: readonly SourceLog[] },
): LogClaim {
  const checkpoint = openCheckpoint(note, verifier);
  const log = logs.find(({ origin }) => origin === checkpoint?.origin)?.log ?? 0;
  return { by: 'a checkpoint kept elsewhere', log, checkpoint };
}

/** What is wrong with the logs if the claims are true, which are signed or stand in a log that is. */
export async function contradictions(
  source: AuditSource,
  logs: readonly SourceLog[],
  claims: readonly LogClaim[],
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
