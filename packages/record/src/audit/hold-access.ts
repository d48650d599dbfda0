import type { Instant, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Runner, Scope } from '../postgres/statement.js';
import type { AccessFacts } from './access-facts.js';

/** A decision that a look is not shown to the person before a moment: a police request, a will, safeguarding. */
export interface HoldDecision {
  readonly log: number;
  readonly sequence: number;
  readonly person: string;
  /** From when on the person sees it. The present moment, or an earlier one, ends a hold. */
  readonly until: Instant;
  readonly decidedBy: string;
  readonly reason: string;
}

const holdText = `with held as (
  update access_of_person set held_until = $4 where person = $1 and log = $2 and sequence = $3 returning person
)
insert into access_hold (person, log, sequence, decided_at, held_until, decided_by, organisation, reason)
select person, $2, $3, $5, $4, $6, $7, $8 from held returning person`;

/**
 * Holds a look back, longer or shorter than it was, and keeps the decision. The row of the log itself stays as it is and where it is.
 * Only a look of the organisation in `scope` can be held. Gives the row that is to be logged for the decision, itself held back as long.
 *
 * Errors: CW-RECORD-117 (who decided or the reason is missing), CW-RECORD-001 (no such look of this organisation).
 */
export async function holdAccess(
  runner: Runner,
  scope: Scope,
  decision: HoldDecision,
): Promise<Result<Pick<AccessFacts, 'action' | 'person' | 'held' | 'more'>, Problem>> {
  const { person, log, sequence, until, decidedBy, reason } = decision;
  if (decidedBy.trim() === '' || reason.trim() === '') return err(problem('CW-RECORD-117'));
  const held = await runner.query(scope, {
    name: 'access_hold',
    text: holdText,
    values: [person, log, sequence, until, scope.now, decidedBy, scope.organisation, reason],
  });
  if (held.length === 0) return err(problem('CW-RECORD-001'));
  return ok({
    action: 'hold',
    person,
    held: { until, decidedBy, reason },
    more: { log, sequence },
  });
}
