import { EngineError, type EngineErrorKind } from './engine.js';

/** How an engine tells what kind of failure its words mean. */
export type FailureKind = (cause: unknown) => EngineErrorKind;

/** What an engine (or its client) said when it failed; it may quote data. */
export function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The failure under the statement's name, without the engine's words. */
export function statementFailure(statement: string, cause: unknown, kindOf: FailureKind): EngineError {
  return cause instanceof EngineError ? cause : new EngineError(kindOf(cause), statement, wordsOf(cause));
}

/** What `work` gives; where it fails, an {@link EngineError} that names the statement and repeats none of its data. */
export async function inStatement<T>(
  statement: string,
  kindOf: FailureKind,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw statementFailure(statement, cause, kindOf);
  }
}
