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

/** Takes the error or the rows. */
export type TrainDone<Row> = (error: Error | undefined, rows: Row[]) => void;

/**
 * Several statements sent before one Sync, as the driver's `Submittable`; the rows of the last are the answer. The driver calls the
 * `handle…` methods as messages come in.
 */
export class StatementTrain<Row> {
  readonly #statements: readonly Statement[];
  readonly #waiting: TrainDone<Row>[];
  #completed = 0;
  #columns: readonly Column[] = [];
  readonly #rows: Row[] = [];
  #failure: Error | undefined;

  constructor(statements: readonly Statement[], done: TrainDone<Row>) {
    this.#statements = statements;
    this.#waiting = [done];
  }

  submit(connection: unknown): Error | null {
    const wire = connection as Wire;
    const renamed = this.#statements.find((statement) => isOtherText(wire, statement));
    if (renamed !== undefined) {
      return new Error(`The name ${renamed.name} was given to two different statements.`);
    }
    wire.stream.cork?.();
    try {
      for (const [at, statement] of this.#statements.entries()) {
        this.#send(wire, statement, at === this.#statements.length - 1);
      }
    } catch (error) {
      // A value that cannot be written; what went out before it is ended by the Sync below.
      this.#failure = error instanceof Error ? error : new Error('A value cannot be sent.');
    } finally {
      wire.sync();
      wire.stream.uncork?.();
    }
    return null;
  }

  #send(wire: Wire, statement: Statement, answers: boolean): void {
    const name = statement.name ?? '';
    if (name === '' || wire.parsedStatements[name] === undefined) {
      // A statement whose first execution failed is prepared without our knowing; closing one that is not there is no error.
      if (name !== '') wire.close({ type: 'S', name });
      wire.parse({ name, text: statement.text });
    }
    wire.bind({ statement: name, values: statement.values, valueMapper: prepareValue });
    if (answers) this.#describe(wire, name);
    wire.execute({});
  }

  /** Asks for the columns of a statement once on each connection: those of a prepared statement never change. */
  #describe(wire: Wire, name: string): void {
    const known = wire.parsedStatements[name] === undefined ? undefined : columnsOf(wire).get(name);
    if (known === undefined) wire.describe({ type: 'P', name: '' });
    else this.#columns = known;
  }

  handleRowDescription(message: { readonly fields: readonly Field[] }): void {
    this.#columns = message.fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }));
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    if (this.#completed < this.#statements.length - 1 || this.#failure !== undefined) return;
    try {
      this.#rows.push(this.#rowOf(message.fields));
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error('A value cannot be read.');
    }
  }

  #rowOf(texts: readonly (string | null)[]): Row {
    const row: Record<string, unknown> = {};
    for (const [at, { name, parse }] of this.#columns.entries()) {
      const text = texts[at] ?? null;
      row[name] = text === null ? null : parse(text);
    }
    return row as Row;
  }

  handleCommandComplete(_message: unknown, connection: unknown): void {
    const statement = this.#statements[this.#completed];
    this.#completed += 1;
    if (statement?.name === undefined) return;
    const wire = connection as Wire;
    wire.parsedStatements[statement.name] = statement.text;
    if (this.#completed === this.#statements.length) columnsOf(wire).set(statement.name, this.#columns);
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
    for (const done of this.#waiting.splice(0)) done(error, this.#rows);
  }
}

/** Writes a value as the driver does for its own queries; its types do not name this function. */
function prepareValue(value: unknown): unknown {
  return driver.utils.prepareValue(value);
}

function isOtherText(wire: Wire, { name, text }: Statement): boolean {
  const known = name === undefined ? undefined : wire.parsedStatements[name];
  return known !== undefined && known !== text;
}
