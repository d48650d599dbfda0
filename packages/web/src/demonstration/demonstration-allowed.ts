import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/**
 * Whether the demonstration sign-in may be on: it asks for no password, so only where nobody but this machine can reach the server. Error:
 * CW-WEB-014, for an address to listen on or a public address that is not a loopback one.
 */
export function demonstrationAllowed(host: string, publicAddress: string | undefined): Result<void, Problem> {
  const named = publicAddress === undefined ? undefined : URL.parse(publicAddress)?.hostname;
  const isReached = publicAddress !== undefined && (named === undefined || !isLoopback(named));
  return isLoopback(host) && !isReached ? ok(undefined) : err(problem('CW-WEB-014'));
}

/** Whether the name or number of a host leads back to the machine itself. Sources: RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  );
}
