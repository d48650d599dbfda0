import { type Problem, type ProblemCode, problem } from '@causeway/domain';
import { ProblemError } from './problem-error.js';

/** What fastify calls what goes wrong before a handler is reached, and what it is here. */
const codeByFrameworkCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CW-WEB-006',
  FST_ERR_CTP_BODY_TOO_LARGE: 'CW-WEB-008',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'CW-WEB-010',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'CW-WEB-010',
  FST_ERR_CTP_INVALID_JSON_BODY: 'CW-WEB-010',
  FST_ERR_BAD_URL: 'CW-WEB-010',
  FST_ERR_ASYNC_CONSTRAINT: 'CW-WEB-010',
  FST_ERR_MAX_PARAM_LENGTH: 'CW-WEB-009',
  ERR_HTTP_REQUEST_TIMEOUT: 'CW-WEB-010',
  HPE_HEADER_OVERFLOW: 'CW-WEB-009',
};

/**
 * The problem behind an error that was thrown: the framework's own by its code, a bad request by its status (the JSON parser's), and
 * everything else a fault of ours. The error's words are never passed on, for they may quote the request.
 */
export function frameworkProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (typeof error !== 'object' || error === null) return problem('CW-WEB-019');
  const code =
    'code' in error && typeof error.code === 'string' ? codeByFrameworkCode[error.code] : undefined;
  if (code !== undefined) return problem(code);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return problem(typeof status === 'number' && status >= 400 && status < 500 ? 'CW-WEB-010' : 'CW-WEB-019');
}
