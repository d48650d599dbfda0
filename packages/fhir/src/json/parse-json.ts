import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { JsonReader, UnreadableJson } from './json-reader.js';

/** How much is taken at most. */
export interface JsonLimits {
  /** Characters of the text; 5 million (a document with its scan) where not said. */
  readonly maxLength?: number;
  /** Objects and arrays within each other; 100 where not said. */
  readonly maxDepth?: number;
}

const defaultMaxLength = 5_000_000;
const defaultMaxDepth = 100;

/**
 * The value that a JSON text spells. Numbers keep how they were written, for `writeJson`.
 *
 * Errors: CW-FHIR-001 (not JSON), -002 (a name twice in an object), -003 (too deep), -004 (too long), -005 (a name such as `__proto__`).
 */
export function parseJson(text: string, limits: JsonLimits = {}): Result<unknown, Problem> {
  const maxLength = limits.maxLength ?? defaultMaxLength;
  if (text.length > maxLength) return err(tooLong(text.length, maxLength));
  try {
    return ok(new JsonReader(text, limits.maxDepth ?? defaultMaxDepth).read());
  } catch (thrown) {
    if (thrown instanceof UnreadableJson) return err(thrown.problem);
    throw thrown;
  }
}

function tooLong(length: number, maxLength: number): Problem {
  return problem('CW-FHIR-004', {
    detail: `A resource has at most ${maxLength} characters; found ${length}.`,
  });
}
