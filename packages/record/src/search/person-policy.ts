import type { GateQuestion } from '../gate/gate-question.js';
import type { Statement } from '../postgres/statement.js';

/** What the state of a person's choices says of a search about them. */
export interface PersonPolicy {
  /** How often the choices changed; null where nothing was ever chosen. */
  readonly choices_version: number | null;
  /** Whether the choices in force might keep something back from the asker's organisation. */
  readonly withheld: boolean;
}

/**
 * The statement that tells the {@link PersonPolicy}: one row, whoever the person is, whether or not there is such a person.
 *
 * It looks at preferences, rules and policies only, never at an entry: without relationship, without a yes to sharing in, where some
 * organisation's sharing out was not said yes to, or a sensitive set is excluded, something might be kept back. FHIR has no word
 * for how much.
 */
export function personPolicyStatement({ asker, now }: GateQuestion, person: string): Statement {
  return { name: 'search_person_policy', text, values: [person, asker.organisation ?? '', now] };
}

const text = `select s.choices_version, coalesce(not (
  s.related_until[array_position(s.related, $2::text)] > $3::timestamptz
  and (s.registered_practice is not distinct from $2::text or $2::text = any(s.share_in_verified || s.share_in_allowed))
  and $2::text <> all(s.share_in_prohibited || s.in_no)
  and ($2::text = any(s.in_yes) or (o.implied_in_from <= $3::timestamptz
    and (o.implied_in_until is null or o.implied_in_until > $3::timestamptz)))
  and s.excluded_sets = '{}'
  and not exists (select from organisation_state a where a.organisation <> $2::text
    and (a.excluded_sets <> '{}' or a.organisation = any(s.out_no) or not (a.organisation = any(s.out_yes)
      or coalesce(a.implied_out_from <= $3::timestamptz
        and (a.implied_out_until is null or a.implied_out_until > $3::timestamptz), false))))
), true) as withheld
from (values (1)) one
left join person_state s on s.person = $1::uuid
left join organisation_state o on o.organisation = $2::text`;
