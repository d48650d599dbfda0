/** One piece of long work as a person follows it. */
export interface Task {
  /** Says how far the work is, of `total` where that is known. */
  update(done: number, total?: number): void;
  /** Says which part of the work is being done now; what was said of how far it is no longer counts. */
  say(part: string): void;
  /** Ends the line. */
  done(): void;
}

/** Where long work says how far it is. */
export interface Progress {
  start(label: string): Task;
}

/** Says nothing: for `--json`, and where standard error is not a terminal. */
export const silentProgress: Progress = {
  start: () => ({ update: () => {}, say: () => {}, done: () => {} }),
};

/** What the progress line needs of the outside. */
export interface ProgressParts {
  readonly write: (text: string) => void;
  readonly clock: () => number;
  readonly columns: () => number;
}

const redrawEveryMs = 100;
const barCells = 20;

function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function bar(share: number): string {
  const full = Math.round(share * barCells);
  return `${'█'.repeat(full)}${'░'.repeat(barCells - full)}`;
}

/** How far a piece of work is. */
export interface WorkState {
  readonly label: string;
  readonly elapsedMs: number;
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

/** One line of progress: what, how much, how fast, and how long still. */
export function progressLine({ label, elapsedMs, done, total }: WorkState): string {
  if (done === undefined) return `${label} … ${minutesAndSeconds(elapsedMs)}`;
  const rate = elapsedMs > 0 ? Math.round((done / elapsedMs) * 1000) : 0;
  const figures = `${done.toLocaleString('en-GB')}${total === undefined ? '' : ` of ${total.toLocaleString('en-GB')}`}`;
  const pace = `${rate.toLocaleString('en-GB')}/s`;
  if (total === undefined || total === 0) return `${label}  ${figures}  ${pace}`;
  const share = Math.min(1, done / total);
  const left = share > 0 ? `${minutesAndSeconds((elapsedMs * (1 - share)) / share)} left` : '';
  return `${label}  ${bar(share)} ${Math.floor(share * 100)} %  ${figures}  ${pace}  ${left}`;
}

const narrowest = 40;

/** Progress as one line of a terminal for each task, drawn over itself at most ten times a second. */
export function terminalProgress({ write, clock, columns }: ProgressParts): Progress {
  return {
    start: (label) => {
      const startedAt = clock();
      let drawnAt = Number.NEGATIVE_INFINITY;
      let part = '';
      let partAt = startedAt;
      let last: Pick<WorkState, 'done' | 'total'> = {};
      const draw = () => {
        if (clock() - drawnAt < redrawEveryMs) return;
        drawnAt = clock();
        // The rate is that of the part in hand.
        const line = progressLine({
          label: part === '' ? label : `${label}: ${part}`,
          elapsedMs: drawnAt - partAt,
          ...last,
        });
        write(`\r\u001b[2K${line.slice(0, Math.max(narrowest, columns() - 1))}`);
      };
      draw();
      return {
        update: (done, total) => {
          last = { done, total };
          draw();
        },
        say: (next) => {
          if (next === part) return;
          part = next;
          partAt = clock();
          last = {};
          draw();
        },
        done: () => write(`\r\u001b[2K${label}  ${minutesAndSeconds(clock() - startedAt)}\n`),
      };
    },
  };
}
