import pg from 'pg';
import type { Statement } from './statement.js';
import { parserOf } from './value-parsers.js';

const driver = pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } };

/** What we use of the driver's connection; its published types are those of an older version. */
interface Wire {
  readonly stream: { cork?(): void; uncork?(): void };
  /** The text of each statement that is prepared here, by name. */
  readonly parsedStatements: Record<string, string>;
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: {
    readonly statement: string;
    readonly values: readonly unknown[];
    readonly valueMapper: (value: unknown) => unknown;
  }): void;
  describe(message: { readonly type: 'P' | 'S'; readonly name: string }): void;
  execute(message: { readonly portal?: string }): void;
  close(message: { readonly type: 'P' | 'S'; readonly name: string }): void;
  sync(): void;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

const columnsByConnection = new WeakMap<Wire, Map<string, readonly Column[]>>();

function columnsOf(wire: Wire): Map<string, readonly Column[]> {
  const known = columnsByConnection.get(wire) ?? new Map<string, readonly Column[]>();
  columnsByConnection.set(wire, known);
  return known;
}

/** What came of one part of a train: its rows, or why there are none. */
export type PartOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'failed'; readonly error: Error }
  /** A part before it failed, so it was never begun. */
  | { readonly kind: 'skipped'; readonly error: Error };

/** Statements that are sent one after the other; the rows of the last are the answer. */
export interface TrainPart {
  readonly statements: readonly Statement[];
  readonly done: (outcome: PartOutcome) => void;
}

interface Wagon {
  readonly statement: Statement;
  readonly part: number;
  readonly answers: boolean;
}

/**
 * The parts of several requests sent before one Sync, as the driver's `Submittable`: one message each way for all of them. Outside a
 * transaction they are one together. The driver calls the `handle…` methods as messages come in.
 */
export class StatementTrain {
  readonly #unanswered: TrainPart[];
  readonly #wagons: readonly Wagon[];
  readonly #columns: (readonly Column[] | undefined)[] = [];
  readonly #rows: unknown[][];
  #completed = 0;
  #failure: Error | undefined;

  constructor(parts: readonly TrainPart[]) {
    this.#unanswered = [...parts];
    this.#rows = parts.map(() => []);
    this.#wagons = parts.flatMap(({ statements }, part) =>
      statements.map((statement, at) => ({ statement, part, answers: at === statements.length - 1 })),
    );
  }

  submit(connection: unknown): Error | null {
    const wire = connection as Wire;
    const renamed = this.#wagons.find(({ statement }) => isOtherText(wire, statement));
    if (renamed !== undefined) {
      return new Error(`The name ${renamed.statement.name} was given to two different statements.`);
    }
    wire.stream.cork?.();
    try {
      for (const [at, wagon] of this.#wagons.entries()) this.#send(wire, wagon, at);
    } catch (error) {
      // A value that cannot be written; what went out before it is ended by the Sync below.
      this.#failure = error instanceof Error ? error : new Error('A value cannot be sent.');
    } finally {
      wire.sync();
      wire.stream.uncork?.();
    }
    return null;
  }

  #send(wire: Wire, { statement, answers }: Wagon, at: number): void {
    const name = statement.name ?? '';
    if (name === '' || wire.parsedStatements[name] === undefined) {
      // A statement whose first execution failed is prepared without our knowing; closing one that is not there is no error.
      if (name !== '') wire.close({ type: 'S', name });
      wire.parse({ name, text: statement.text });
    }
    wire.bind({ statement: name, values: statement.values, valueMapper: prepareValue });
    if (answers) this.#describe(wire, name, at);
    wire.execute({});
  }

  /** Asks for the columns of a statement once on each connection: those of a prepared statement never change. */
  #describe(wire: Wire, name: string, at: number): void {
    const known = wire.parsedStatements[name] === undefined ? undefined : columnsOf(wire).get(name);
    if (known === undefined) wire.describe({ type: 'P', name: '' });
    else this.#columns[at] = known;
  }

  handleRowDescription(message: { readonly fields: readonly Field[] }): void {
    this.#columns[this.#completed] = message.fields.map(({ name, dataTypeID }) => ({
      name,
      parse: parserOf(dataTypeID),
    }));
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    const wagon = this.#wagons[this.#completed];
    if (wagon?.answers !== true || this.#failure !== undefined) return;
    try {
      this.#rows[wagon.part]?.push(rowOf(this.#columns[this.#completed] ?? [], message.fields));
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error('A value cannot be read.');
    }
  }

  handleCommandComplete(_message: unknown, connection: unknown): void {
    const wagon = this.#wagons[this.#completed];
    const columns = this.#columns[this.#completed];
    this.#completed += 1;
    const name = wagon?.statement.name;
    if (wagon === undefined || name === undefined) return;
    const wire = connection as Wire;
    wire.parsedStatements[name] = wagon.statement.text;
    if (wagon.answers && columns !== undefined) columnsOf(wire).set(name, columns);
  }

  handleEmptyQuery(): void {
    this.#completed += 1;
  }

  handleError(error: Error): void {
    this.#finish(error);
  }

  handleReadyForQuery(): void {
    this.#finish(this.#failure);
  }

  /** Answers once: the driver tells of an error, and then still of the end of the round trip. */
  #finish(error: Error | undefined): void {
    const reached = this.#wagons[this.#completed]?.part ?? this.#unanswered.length - 1;
    for (const [part, { done }] of this.#unanswered.splice(0).entries())
      done(this.#outcome(part, reached, error));
  }

  /** A failure of our own (a value that is not to be written or read) is nobody's in particular, so it is everyone's. */
  #outcome(part: number, reached: number, error: Error | undefined): PartOutcome {
    if (error === undefined || (part < reached && this.#failure === undefined)) {
      return { kind: 'rows', rows: this.#rows[part] ?? [] };
    }
    return { kind: part > reached && this.#failure === undefined ? 'skipped' : 'failed', error };
  }
}

function rowOf(columns: readonly Column[], texts: readonly (string | null)[]): unknown {
  const row: Record<string, unknown> = {};
  for (const [at, { name, parse }] of columns.entries()) {
    const text = texts[at] ?? null;
    row[name] = text === null ? null : parse(text);
  }
  return row;
}

/** Writes a value as the driver does for its own queries; its types do not name this function. */
function prepareValue(value: unknown): unknown {
  return driver.utils.prepareValue(value);
}

function isOtherText(wire: Wire, { name, text }: Statement): boolean {
  const known = name === undefined ? undefined : wire.parsedStatements[name];
  return known !== undefined && known !== text;
}
