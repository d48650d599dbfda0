import type { Asker } from '@causeway/choices';
import { mayStatePurpose } from '@causeway/choices';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';

/** The values a statement begins with, for a person or a proxy online. */
export function onlineValues({ asker, now }: GateQuestion): readonly unknown[] {
  const person = asker.person ?? nobody;
  return isProxy(asker) ? [person, asker.user, now] : [person];
}

const person = '$1::uuid';
const user = '$2::text';
const now = '$3::timestamptz';

function isProxy({ role }: Asker): boolean {
  return role === 'proxy';
}

/**
 * The facts of section 2 for the entry that stands in the query as `e`, for a person or a proxy online. Whoever is not that person, or has
 * no grant in force, has no relationship with it.
 */
export function onlineFacts(question: GateQuestion, e: string): GateFacts {
  const { asker } = question;
  const granted = isProxy(asker) ? ` and ${e}_pg.person is not null` : '';
  return {
    joins: isProxy(asker) ? grantJoin(e) : '',
    known: onlineKnown(question),
    facts: {
      relationship: `(${e}.person = '${nobody}' or (${e}.person = ${person}${granted}))`,
      safeguarding: `${e}.safeguarding`,
      hiddenOnline: `${e}.hidden_online`,
      draft: `${e}.draft`,
      proxyWithheld: isProxy(asker) ? `coalesce(${e}.label_sets && ${e}_pg.withheld_sets, false)` : 'false',
    },
    preferenceVersion: 'null::bigint',
  };
}

/** What is the same for every entry that a person or a proxy asks for. */
export function onlineKnown({ asker, activity }: GateQuestion): GateFacts['known'] {
  return {
    authenticated: true,
    activityHeld: asker.activities.has(activity),
    organisationSuspended: false,
    protectedFromViewer: false,
    purposeAllowed: mayStatePurpose(asker.role, asker.purpose),
    directCare: false,
    online: true,
    breakGlass: false,
  };
}

function grantJoin(e: string): string {
  return `left join proxy_grant ${e}_pg on ${e}_pg.person = ${e}.person
  and ${e}_pg.proxy = ${user} and ${e}_pg.valid_until > ${now}`;
}
