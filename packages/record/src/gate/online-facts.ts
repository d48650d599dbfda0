import type { BoundValues } from './bound-values.js';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';

/** The placeholders of a person, or of a proxy who acts for that person. */
export interface OnlineValues {
  readonly person: string;
  readonly user: string;
  readonly now: string;
}

/** Binds who asks, for a person or proxy online. */
export function bindOnline({ asker, now }: GateQuestion, bound: BoundValues): OnlineValues {
  return {
    person: bound.bind(asker.person ?? nobody, 'uuid'),
    user: bound.bind(asker.user, 'text'),
    now: bound.bind(now, 'timestamptz'),
  };
}

/**
 * The facts of section 2 for the entry that stands in the query as `e`, for a person or a proxy online. Whoever is not that person, or has
 * no grant in force, is not online for the entry, and by row 3 is denied it.
 */
export function onlineFacts(question: GateQuestion, values: OnlineValues, e: string): GateFacts {
  const { asker, activity } = question;
  const isProxy = asker.role === 'proxy';
  return {
    joins: isProxy ? grantJoin(values, e) : '',
    known: {
      authenticated: true,
      activityHeld: asker.activities.has(activity),
      organisationSuspended: false,
      protectedFromViewer: false,
      purposeAllowed: asker.purpose === 'patient-access',
      directCare: false,
    },
    facts: {
      online: `(${e}.person = '${nobody}' or (${e}.person = ${values.person}${isProxy ? ` and ${e}_pg.person is not null` : ''}))`,
      safeguarding: `${e}.safeguarding`,
      hiddenOnline: `${e}.hidden_online`,
      draft: `${e}.draft`,
      proxyWithheld: isProxy ? `coalesce(${e}.label_sets && ${e}_pg.withheld_sets, false)` : 'false',
    },
    preferenceVersion: 'null::bigint',
  };
}

function grantJoin({ user, now }: OnlineValues, e: string): string {
  return `left join proxy_grant ${e}_pg on ${e}_pg.person = ${e}.person
  and ${e}_pg.proxy = ${user} and ${e}_pg.valid_until > ${now}`;
}
