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
  exists (select from care_relationship r where r.person = $1::uuid and r.organisation = $2::text and r.valid_until > $3::timestamptz)
  and (s.registered_practice is not distinct from $2::text or v.organisation is not null or i.rule = 'allowed')
  and i.rule is distinct from 'prohibited'
  and (p.decision = 'yes' or (p.decision is null and o.implied_in_from <= $3::timestamptz
    and (o.implied_in_until is null or o.implied_in_until > $3::timestamptz)))
  and s.excluded_sets = '{}'
  and not exists (select from organisation_state a
    left join sharing_preference b on b.person = $1::uuid and b.organisation = a.organisation and b.direction = 'out'
    where a.organisation <> $2::text and (b.decision is distinct from 'yes' or a.excluded_sets <> '{}')
      and (b.decision = 'no' or a.excluded_sets <> '{}' or not coalesce(a.implied_out_from <= $3::timestamptz
        and (a.implied_out_until is null or a.implied_out_until > $3::timestamptz), false)))
), true) as withheld
from (values (1)) one
left join person_state s on s.person = $1::uuid
left join sharing_preference p on p.person = $1::uuid and p.organisation = $2::text and p.direction = 'in'
left join share_in_rule i on i.person = $1::uuid and i.organisation = $2::text
left join share_in_verified v on v.person = $1::uuid and v.organisation = $2::text
left join organisation_state o on o.organisation = $2::text`;
