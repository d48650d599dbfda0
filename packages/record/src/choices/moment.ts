import type { Instant, Problem, Result } from '@causeway/domain';
import { err, parseInstant, parseLocalDate, problem } from '@causeway/domain';

/** The moment that `text` spells; a day counts as its first moment in UTC. Error: CW-CHOICES-020. */
export function momentOf(text: string): Result<Instant, Problem> {
  const isDay = parseLocalDate(text).ok && !text.includes('T');
  const moment = parseInstant(isDay ? `${text.trim()}T00:00:00Z` : text);
  return moment.ok ? moment : err(problem('CW-CHOICES-020'));
}

/** As {@link momentOf}, of a moment that must lie after `now`. Error: CW-CHOICES-020. */
export function momentAfter(now: Instant, text: string): Result<Instant, Problem> {
  const moment = momentOf(text);
  return moment.ok && moment.value <= now ? err(problem('CW-CHOICES-020')) : moment;
}
