import type { Column, Engine, Value } from '@causeway/engine';

const rowsPerBatch = 2048;

type Batch = readonly (readonly Value[])[];

/**
 * Rows on their way into a table of the engine, handed over in batches.
 *
 * `push` never waits; who pushes awaits `drained` now and then, so that no more rows are held than came between.
 */
export class TableFeed {
  readonly #width: number;
  #filling: Value[][];
  readonly #full: Batch[] = [];
  /** More rows may come; no more come; no more are taken. */
  #state: 'open' | 'ended' | 'closed' = 'open';
  #wakeTaker = () => {};
  #wakeGiver = () => {};

  constructor(width: number) {
    this.#width = width;
    this.#filling = emptyBatch(width);
  }

  /** Adds a row: a value for each column, in their order. */
  push(row: readonly Value[]): void {
    for (let column = 0; column < this.#width; column += 1) this.#filling[column]?.push(row[column] ?? null);
    if ((this.#filling[0]?.length ?? 0) >= rowsPerBatch) this.#release();
  }

  /** Is done when all full batches have been taken; fails when the table takes no more. */
  async drained(): Promise<void> {
    while (this.#full.length > 0 && this.#state !== 'closed')
      await new Promise<void>((resolve) => {
        this.#wakeGiver = resolve;
      });
    if (this.#state === 'closed') throw new Error('The table that is fed takes no more rows.');
  }

  /** Says that no more rows come. */
  end(): void {
    if ((this.#filling[0]?.length ?? 0) > 0) this.#release();
    if (this.#state === 'open') this.#state = 'ended';
    this.#wakeTaker();
  }

  /** Says that no more rows are taken. */
  close(): void {
    this.#state = 'closed';
    this.#wakeGiver();
  }

  /** The batches, as `Engine.load` takes them. */
  async *batches(): AsyncGenerator<Batch> {
    for (;;) {
      const batch = this.#full.shift();
      if (batch !== undefined) {
        yield batch;
        continue;
      }
      this.#wakeGiver();
      if (this.#state !== 'open') return;
      await new Promise<void>((resolve) => {
        this.#wakeTaker = resolve;
      });
    }
  }

  #release(): void {
    this.#full.push(this.#filling);
    this.#filling = emptyBatch(this.#width);
    this.#wakeTaker();
  }
}

function emptyBatch(width: number): Value[][] {
  return Array.from({ length: width }, () => []);
}

/** A table to be fed, by its name in the engine. */
export interface FedTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Fills a table with what `fill` pushes into its feed. What `fill` gives is given back when the table is loaded. */
export async function feedTable<T>(
  engine: Engine,
  { name, columns }: FedTable,
  fill: (feed: TableFeed) => Promise<T>,
): Promise<T> {
  const feed = new TableFeed(columns.length);
  const load = engine.load(name, columns, feed.batches()).finally(() => feed.close());
  const filling = fill(feed).finally(() => feed.end());
  const [loaded, filled] = await Promise.allSettled([load, filling]);
  // What the engine says went wrong is the cause of what the filling then fails with.
  if (loaded.status === 'rejected') throw loaded.reason;
  if (filled.status === 'rejected') throw filled.reason;
  return filled.value;
}
