import type { Asker } from '@causeway/choices';
import type { Clock } from '@causeway/domain';
import type { Answered } from '../answer/answer.js';
import type { SmartScope } from '../sign-in/smart-scope.js';
import type { AskersRecord } from './askers-record.js';

/** A request as a handler sees it: who asks is established, the body is read, and the answer is a value. */
export interface Exchange {
  readonly asker: Asker;
  /** The scopes that bind the token; undefined where the asker may all that the role may. */
  readonly scopes: readonly SmartScope[] | undefined;
  readonly record: AskersRecord;
  readonly clock: Clock;
  /** The address of the FHIR service as clients reach it, without a slash at its end. */
  readonly base: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** The query as it stands in the address, or the form of a `_search`, still encoded. */
  readonly query: string;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}

/** Answers one kind of request; a problem is answered with its OperationOutcome. */
export type Handle = (exchange: Exchange) => Promise<Answered>;
