/** A checkpoint on its way out: of which log, and the signed note. */
export interface PublishedCheckpoint {
  readonly log: number;
  readonly origin: string;
  readonly note: string;
}

/** Keeps a checkpoint where whoever rules the database has no hand: a file, another machine, a noticeboard. */
export type PublishCheckpoint = (checkpoint: PublishedCheckpoint) => Promise<void>;

const betweenMs = 1000;

async function nowhere(): Promise<void> {
  // Nobody asked for checkpoints; they stand in the database.
}

/** Publishes the newest checkpoint at most once a second, and the last one on closing. */
export class CheckpointPublisher {
  readonly #publish: PublishCheckpoint;
  #newest: PublishedCheckpoint | undefined;
  #timer: NodeJS.Timeout | undefined;
  #publishing: Promise<void> = Promise.resolve();

  constructor(publish: PublishCheckpoint = nowhere) {
    this.#publish = publish;
  }

  /** Takes note of a checkpoint that was committed. */
  offer(checkpoint: PublishedCheckpoint): void {
    this.#newest = checkpoint;
    this.#timer ??= setTimeout(() => this.#turn(), betweenMs).unref();
  }

  /** Publishes what is not yet; rejects where that fails. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#publishing;
    await this.#publishNewest();
  }

  #turn(): void {
    this.#timer = undefined;
    // One that could not be published is not lost: the next one, which vouches for it too, is tried in its turn.
    this.#publishing = this.#publishing.then(() => this.#publishNewest()).catch(() => undefined);
  }

  async #publishNewest(): Promise<void> {
    const newest = this.#newest;
    if (newest === undefined) return;
    await this.#publish(newest);
    if (this.#newest === newest) this.#newest = undefined;
  }
}
