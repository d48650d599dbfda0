import type { EntryLook } from './find-entry.js';

/**
 * Whether the choices in force might keep something of the person back: for staff, unless everything that any organisation may have
 * written would be shared out, and may be shared in. Said from the state of the choices alone, so that it tells nothing of what there is.
 */
export async function isWithheld({ runner, scope, question }: EntryLook, person: string): Promise<boolean> {
  const statement =
    question.asker.organisation === undefined
      ? { ...online, values: [person, scope.user] }
      : { ...staff, values: [person, scope.organisation, scope.now] };
  const [answer] = await runner.query<{ withheld: boolean }>(scope, statement);
  return answer?.withheld ?? true;
}

const online = {
  name: 'withheld_online',
  text: `select exists (select from proxy_grant where person = $1::uuid and proxy = $2::text and withheld_sets <> '{}') as withheld`,
};

const implied = (direction: 'in' | 'out') =>
  `(a.implied_${direction}_from <= $3::timestamptz and (a.implied_${direction}_until is null or a.implied_${direction}_until > $3::timestamptz))`;

const preference = (organisation: string, direction: 'in' | 'out') =>
  `(select decision from sharing_preference p where p.person = $1::uuid and p.organisation = ${organisation} and p.direction = '${direction}')`;

const sharedIn = `coalesce(${preference('$2::text', 'in')} = 'yes', exists (select from organisation_state a
  where a.organisation = $2::text and ${implied('in')}))`;

const mayShareIn = `(exists (select from person_state where person = $1::uuid and registered_practice = $2::text)
  or coalesce((select rule = 'allowed' from share_in_rule where person = $1::uuid and organisation = $2::text),
    exists (select from share_in_verified where person = $1::uuid and organisation = $2::text)))`;

const allSharedOut = `not exists (select from organisation_state a where a.organisation <> $2::text
  and (a.excluded_sets <> '{}' or not coalesce(${preference('a.organisation', 'out')} = 'yes', ${implied('out')}, false)))
  and not exists (select from sharing_preference where person = $1::uuid and direction = 'out' and decision = 'no' and organisation <> $2::text)
  and not exists (select from person_state where person = $1::uuid and excluded_sets <> '{}')`;

const staff = {
  name: 'withheld_staff',
  text: `select not (${sharedIn} and ${mayShareIn} and ${allSharedOut}) as withheld`,
};
