import type { AddressInfo } from 'node:net';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { demonstrationAllowed, isLoopback } from '../demonstration/demonstration-allowed.js';
import { buildServer } from './build-server.js';
import type { ServerParts } from './server-parts.js';

/** A server that takes requests. */
export interface RunningServer {
  /** Where it is reached: `http://127.0.0.1:8080`, without a slash at its end. */
  readonly origin: string;
  /** Takes no more requests, finishes those under way, and ends. The record is not closed: it was given. */
  close(): Promise<void>;
}

/**
 * Starts to serve the record. Errors: CW-WEB-014 (the demonstration switch is on where others could reach the server), CW-WEB-020 (the
 * address is taken or may not be used).
 */
export async function serve(parts: ServerParts): Promise<Result<RunningServer, Problem>> {
  const { host, port } = parts.listen;
  const { publicAddress } = parts.signIn;
  if (parts.demonstration !== undefined) {
    const allowed = demonstrationAllowed(host, publicAddress);
    if (!allowed.ok) return allowed;
  }
  const server = await buildServer(parts);
  try {
    const listening: Promise<string> = server.app.listen({ host, port });
    await listening;
  } catch (error) {
    await server.close();
    if (isAddressFault(error)) return err(problem('CW-WEB-020', { path: `${host}:${port}` }));
    throw error;
  }
  const { port: taken } = server.app.server.address() as AddressInfo;
  const origin = publicAddress?.replace(/\/$/, '') ?? `http://${bracketed(host)}:${taken}`;
  server.setOrigin(origin);
  return ok({ origin, close: server.close });
}

function isAddressFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND';
}

/** A host as it stands in an address; every address of the machine is best reached by its loopback one. */
function bracketed(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') && isLoopback(host) ? `[${host}]` : host;
}
