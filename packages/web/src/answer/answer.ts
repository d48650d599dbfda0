import type { Readable } from 'node:stream';
import { type Problem, problem, type Result } from '@causeway/domain';
import { operationOutcome, resourceText } from '@causeway/fhir';
import { httpStatus } from './http-status.js';

/** What is answered to a request: plain data, so that a handler can be read and tested without a server. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The text of the body; absent where the answer has none. */
  readonly body?: string | Uint8Array;
  /** In place of `body`, what is too long to be held. */
  readonly stream?: Readable;
  /** The media type of the body where it is not the JSON of FHIR. */
  readonly type?: string;
}

/** Why a request is refused: one problem, or all that a validation found. */
export type Refusal = Problem | readonly Problem[];

/** What a handler comes to. */
export type Answered = Result<Answer, Refusal>;

/**
 * The answer that tells a refusal: the status of its first problem, and an OperationOutcome of all. A 401 asks for a bearer token, as
 * RFC 6750 wants.
 */
export function refusalAnswer(refusal: Refusal): Answer {
  const problems: readonly Problem[] = 'code' in refusal ? [refusal] : refusal;
  const first = problems[0] ?? problem('CW-WEB-019');
  const status = httpStatus(first);
  return {
    status,
    ...(status === 401 ? { headers: { 'www-authenticate': challenge(first) } } : {}),
    body: resourceText(operationOutcome(problems)),
  };
}

function challenge({ code }: Problem): string {
  return code === 'CW-WEB-001' ? 'Bearer' : 'Bearer error="invalid_token"';
}
