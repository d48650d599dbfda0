import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/** Where a Spark Connect server listens. */
export interface SparkAddress {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted (TLS). */
  readonly encrypted: boolean;
}

/** The port that Spark Connect listens on when nothing else is said. */
const usualPort = 15_002;

const spelling =
  /^(?:spark|sc):\/\/(?<host>\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?(?:\/(?:;use_ssl=(?<ssl>true|false))?)?$/i;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * The address that `text` spells: `spark://HOST[:PORT]`, or Spark's own `sc://HOST[:PORT]/;use_ssl=true`.
 *
 * What goes over this connection is about people, so it is encrypted unless the server is on this machine, or the address says
 * `;use_ssl=false`. Errors: CW-ENGINE-005.
 */
export function parseSparkAddress(text: string): Result<SparkAddress, Problem> {
  const parts = spelling.exec(text)?.groups;
  const port = Number(parts?.port ?? usualPort);
  if (parts?.host === undefined || port > 65_535) return err(problem('CW-ENGINE-005'));
  const encrypted = parts.ssl === undefined ? !loopback.test(parts.host) : parts.ssl.toLowerCase() === 'true';
  return ok({ host: parts.host, port, encrypted });
}
