import type { Answered } from '../answer/answer.js';
import type { Handle } from '../fhir/exchange.js';
import type { PageRoute, RateLimit } from '../pages/page-route.js';

/** The methods that are served. HEAD is served wherever GET is. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A route anyone may call. It is given nothing that leads to the record. */
export interface OpenRoute {
  readonly door: 'open';
  readonly method: Method;
  readonly path: string;
  readonly limit?: RateLimit;
  readonly handle: (request: OpenRequest) => Promise<Answered>;
}

/** A route that needs a sign-in, and reaches the record only as that asker. */
export interface RecordRoute {
  readonly door: 'record';
  readonly method: Method;
  readonly path: string;
  readonly handle: Handle;
}

/** One line of the table of routes. */
export type Route = OpenRoute | RecordRoute | PageRoute;

/** A request to an open route. */
export interface OpenRequest {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: string;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}
