import type { Dialect } from './dialect.js';
import type { Engine } from './engine.js';
import { printSql } from './print-sql.js';
import type { Sql } from './sql.js';

/** One named step of a run: the table it makes, the query that makes it, and why it is there. */
export interface Step {
  /** The table the step makes; later steps read it by this name. Lower case with underscores. */
  readonly table: string;
  /** One sentence for the reader of `--show-sql`. */
  readonly why: string;
  readonly query: Sql;
}

/** Runs the steps one after another, telling `onStep` before each. */
export async function runSteps(
  engine: Engine,
  steps: readonly Step[],
  onStep: (step: Step) => void = () => {},
): Promise<void> {
  for (const step of steps) {
    onStep(step);
    await engine.createTable(step.table, step.query);
  }
}

/** The steps as text a person can read, one statement each under its name and reason. */
export function showSteps(steps: readonly Step[], dialect: Dialect): string {
  return steps
    .map((step) => `-- ${step.table}: ${step.why}\n${printSql(step.query, dialect).trim()};\n`)
    .join('\n');
}
