import { type OutParameter, parametersResource, resourceText } from '@causeway/fhir';
import type { Answer } from '../answer/answer.js';

/** The answer of an operation: a Parameters resource of these, or one without any. */
export function parametersAnswer(parameters: readonly OutParameter[]): Answer {
  return { status: 200, body: resourceText(parametersResource(parameters)) };
}
