import { problem } from '@causeway/domain';

/** U+0000 as JSON escapes it, but not where the backslash before it is itself escaped; unescaped, no JSON has it. */
const inJson = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Whether a query or a form, as it was sent, has the character U+0000 in it. FHIR's strings do not have it (R4, 2.24.0.1), and PostgreSQL
 * keeps no text with it: what would be a fault there is refused before.
 */
export function queryHasNull(query: string): boolean {
  return query.includes('%00') || query.includes('\0');
}

/** Whether a text of JSON, as it was sent, has the character U+0000 in one of its strings. */
export function jsonHasNull(json: string): boolean {
  return json.includes('u0000') && inJson.test(json);
}

/** The refusal of what has it. */
export const nullRefused = problem('CW-WEB-010', {
  detail: 'The request holds the character U+0000, which no text of FHIR has.',
  remedy: 'Leave it out.',
});
