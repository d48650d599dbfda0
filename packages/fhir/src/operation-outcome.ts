import type { Problem, ProblemCategory, ProblemCode } from '@causeway/domain';
import type { Resource } from './resource.js';

/** The system of the codes of Causeway's problems. */
export const problemSystem = 'https://causeway.example/CodeSystem/problem';

/** A code of FHIR's IssueType, as far as Causeway tells it. Source: FHIR R4, OperationOutcome.issue.code. */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'not-supported'
  | 'not-found'
  | 'deleted'
  | 'conflict'
  | 'forbidden'
  | 'login'
  | 'business-rule'
  | 'too-costly'
  | 'too-long'
  | 'transient'
  | 'exception';

interface Answer {
  readonly status: number;
  readonly issueType: IssueType;
}

/**
 * What each category of problem is over HTTP and in an OperationOutcome. Source: FHIR R4, 3.1.0.8.1: 400 for what could not be read or is
 * not valid R4, 422 for what a rule of this server stands against.
 */
export const answerByCategory: Readonly<Record<ProblemCategory, Answer>> = {
  usage: { status: 400, issueType: 'invalid' },
  invalid: { status: 400, issueType: 'invalid' },
  unsupported: { status: 400, issueType: 'not-supported' },
  'not-found': { status: 404, issueType: 'not-found' },
  conflict: { status: 409, issueType: 'conflict' },
  forbidden: { status: 403, issueType: 'forbidden' },
  refused: { status: 422, issueType: 'business-rule' },
  unavailable: { status: 503, issueType: 'transient' },
  fault: { status: 500, issueType: 'exception' },
};

/** The HTTP status of each category of problem; a code may have one of its own (401, 405, 413 …), which is for `web` to say. */
export const httpStatusByCategory: Readonly<Record<ProblemCategory, number>> = {
  usage: answerByCategory.usage.status,
  invalid: answerByCategory.invalid.status,
  unsupported: answerByCategory.unsupported.status,
  'not-found': answerByCategory['not-found'].status,
  conflict: answerByCategory.conflict.status,
  forbidden: answerByCategory.forbidden.status,
  refused: answerByCategory.refused.status,
  unavailable: answerByCategory.unavailable.status,
  fault: answerByCategory.fault.status,
};

/** The issue types that say more than the one of their category. */
const issueTypeByCode: Readonly<Partial<Record<ProblemCode, IssueType>>> = {
  'CW-FHIR-001': 'structure',
  'CW-FHIR-002': 'structure',
  'CW-FHIR-003': 'too-long',
  'CW-FHIR-004': 'too-long',
  'CW-FHIR-005': 'structure',
  'CW-FHIR-006': 'structure',
  'CW-FHIR-010': 'structure',
  'CW-FHIR-011': 'required',
  'CW-FHIR-012': 'value',
  'CW-FHIR-013': 'code-invalid',
  'CW-FHIR-014': 'structure',
  'CW-FHIR-015': 'value',
  'CW-FHIR-016': 'value',
  'CW-FHIR-017': 'invariant',
  'CW-FHIR-018': 'structure',
  'CW-FHIR-019': 'too-costly',
  'CW-RECORD-002': 'deleted',
  'CW-WEB-001': 'login',
  'CW-WEB-002': 'login',
  'CW-WEB-003': 'login',
};

/** The type of issue that `problem` is: by its code where that says more, otherwise by its category. */
export function issueTypeOf(problem: Problem): IssueType {
  return issueTypeByCode[problem.code] ?? answerByCategory[problem.category].issueType;
}

/**
 * The OperationOutcome of `problems`: an issue each, with its code, what was found and what to do, and the FHIRPath of the element where
 * one is known. None is an outcome that says all went well. No value of a person is in a problem, so none is in here.
 */
export function operationOutcome(problems: readonly Problem[]): Resource {
  const issue = problems.length === 0 ? [allWell] : problems.map(issueOf);
  return { resourceType: 'OperationOutcome', issue };
}

const allWell = { severity: 'information', code: 'informational', diagnostics: 'All went well.' };

function issueOf(problem: Problem): object {
  const { code, category, detail, path, remedy } = problem;
  return {
    severity: category === 'fault' ? 'fatal' : 'error',
    code: issueTypeOf(problem),
    details: { coding: [{ system: problemSystem, code }], text: detail },
    ...(remedy === undefined ? {} : { diagnostics: remedy }),
    ...(path !== undefined && isFhirPath(path) ? { expression: [path] } : {}),
  };
}

/** Paths of problems may also name a file or a column; only those of elements are FHIRPath. */
function isFhirPath(path: string): boolean {
  return /^[A-Z][A-Za-z]*(?:\.[A-Za-z_]\w*(?:\[\d+\])?)*$/.test(path);
}
