import type { Clock, Problem, Result } from '@causeway/domain';
import type { Progress } from './progress.js';

/** What a command is given of the outside world; `main.ts` is the only place that fills it with the real one. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Milliseconds of a clock that never goes back, for durations only. */
  readonly clock: () => number;
  /** The moment it is. */
  readonly now: Clock;
  /** As many random bytes, fit for keys. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** Progress on standard error; already silent where that is not a terminal. */
  readonly progress: Progress;
  readonly setExitCode: (code: number) => void;
  /**
   * From now on Ctrl-C and SIGTERM abort the signal and no longer end the process: whoever asks ends it well. A second Ctrl-C ends it
   * at once.
   */
  readonly takeInterrupts: () => AbortSignal;
}

/** What a command has to say when it is done: a document for machines and the same in words for people. */
export interface Outcome {
  /** One JSON document, printed with `--json`; undefined where it was printed already. */
  readonly json: unknown;
  /** What a person reads otherwise. */
  readonly text: string;
  /** A problem that does not undo the work but must not pass for success (an alarm): sets the exit code. */
  readonly problem?: Problem;
}

/** The work of a command: it gets the progress to use and answers with an outcome or a problem. */
export type CommandWork = (progress: Progress) => Promise<Result<Outcome, Problem>>;
