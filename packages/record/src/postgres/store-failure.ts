import type { Problem, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';

/**
 * The database cannot be reached, took too long or has not the right shape; `problem` says which. Thrown inside this package, where
 * every other step would only hand it on; {@link answering} makes it a value again at the door.
 */
export class StoreFailure extends Error {
  readonly problem: Problem;

  constructor(found: Problem, cause?: unknown) {
    super(found.detail, cause === undefined ? {} : { cause });
    this.name = 'StoreFailure';
    this.problem = found;
  }
}

/** What `work` answers, or the problem of the store that stood in its way. Bugs are thrown on. */
export async function answering<T>(work: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure) return err(error.problem);
    throw error;
  }
}

const timedOut = '57014';
/** Invalid authorisation, and no such database: what a server says to whom it does not let in. */
const notLetIn = /^(28|3D000)/;
const notAllowed = '42501';
const connectionLost = /^(08(?!P01)|57P|53)/;
const systemErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const driverMessages =
  /^(Connection terminated|Client has encountered|timeout exceeded|Client was closed|timeout expired)/;

/**
 * The problem of a database that cannot serve now, where `error` of the driver is one; undefined for any other, which is ours.
 * The server's own words stay out of it: they may quote a value.
 */
export function unavailability(error: unknown): Problem | undefined {
  const code = sqlState(error) ?? '';
  if (code === timedOut) return problem('CW-RECORD-106');
  if (notLetIn.test(code)) return problem('CW-RECORD-120');
  const gone =
    connectionLost.test(code) ||
    systemErrors.has(code) ||
    (error instanceof Error && driverMessages.test(error.message));
  return gone ? problem('CW-RECORD-105') : undefined;
}

/** `error` as it is thrown on: a {@link StoreFailure} where the database cannot serve now, else itself. */
export function asStoreFailure(error: unknown): unknown {
  const found = unavailability(error);
  return found === undefined ? error : new StoreFailure(found, error);
}

/** The problem of setting up the database that `error` is, where it is an expected one. */
export function setUpProblem(error: unknown): Problem | undefined {
  if (error instanceof StoreFailure) return error.problem;
  return sqlState(error) === notAllowed ? problem('CW-RECORD-109') : unavailability(error);
}

/** The SQLSTATE of an error of the database, or the code of one of the system; undefined where it has none. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
