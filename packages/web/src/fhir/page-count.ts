import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/** How many a page has where nobody says, and at most, as with searches. */
const [usual, most] = [50, 1000];

/** How many a page is to have by `_count`: 1 to 1000, more is taken as 1000. Error: CW-WEB-016 (not a whole number). */
export function pageCount(parameters: URLSearchParams): Result<number, Problem> {
  const text = parameters.get('_count');
  if (text === null) return ok(usual);
  if (!/^\d{1,9}$/.test(text)) {
    return err(problem('CW-WEB-016', { path: '_count', detail: '_count is a whole number.' }));
  }
  return ok(Math.min(Math.max(Number(text), 1), most));
}
