import { isSecondaryUse } from '@causeway/domain';
import type { BoundValues } from './bound-values.js';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';

/** The placeholders of who asks, bound once a statement however often the gate is used in it. */
export interface StaffValues {
  readonly organisation: string;
  readonly user: string;
  readonly now: string;
}

/** Binds who asks, for an asker who works for an organisation. */
export function bindStaff({ asker, now }: GateQuestion, bound: BoundValues): StaffValues {
  return {
    organisation: bound.bind(asker.organisation ?? '', 'text'),
    user: bound.bind(asker.user, 'text'),
    now: bound.bind(now, 'timestamptz'),
  };
}

/**
 * The facts of section 1 for the entry that stands in the query as `e`, for an asker who works for an organisation.
 *
 * Each join takes at most one row by a whole key. What is the same for every entry (the viewer's organisation, a switch) is a scalar
 * subquery, which PostgreSQL reads once a statement; what few entries need is one that it reads only where the table comes to it.
 */
export function staffFacts(question: GateQuestion, values: StaffValues, e: string): GateFacts {
  return {
    joins: joins(values, e),
    known: knownFacts(question),
    facts: { ...personFacts(question, values, e), ...labelFacts(e), ...sharingFacts(values, e) },
    preferenceVersion: `${e}_ps.choices_version`,
  };
}

function joins({ organisation, user }: StaffValues, e: string): string {
  const ofViewer = (table: string, as: string, more = '') =>
    `left join ${table} ${as} on ${as}.person = ${e}.person and ${as}.organisation = ${organisation}${more}`;
  return `left join person_state ${e}_ps on ${e}_ps.person = ${e}.person
${ofViewer('care_relationship', `${e}_cr`)}
${ofViewer('break_glass', `${e}_bg`, ` and ${e}_bg.user_id = ${user}`)}
${ofViewer('sharing_preference', `${e}_in`, ` and ${e}_in.direction = 'in'`)}
${ofViewer('share_in_rule', `${e}_sir`)}
${ofViewer('disclosure', `${e}_d`, ` and ${e}_d.entry = ${e}.id`)}
left join sharing_preference ${e}_out on ${e}_out.person = ${e}.person
  and ${e}_out.organisation = ${e}.recorder and ${e}_out.direction = 'out'
left join organisation_state ${e}_a on ${e}_a.organisation = ${e}.recorder`;
}

function knownFacts({ asker, activity }: GateQuestion): GateFacts['known'] {
  return {
    authenticated: true,
    activityHeld: asker.activities.has(activity),
    purposeAllowed: !isSecondaryUse(asker.purpose),
    directCare: !isSecondaryUse(asker.purpose),
    safeguardingRight: asker.activities.has('view-safeguarding'),
    online: false,
  };
}

function personFacts({ trace }: GateQuestion, { organisation, now }: StaffValues, e: string) {
  const held = `${e}_cr.valid_until > ${now}`;
  return {
    organisationSuspended: `coalesce((${ofOrganisation(organisation, 'suspended')}), false)`,
    protectedFromViewer: `(coalesce(${e}_ps.protected, false)
    and ${e}_ps.registered_practice is distinct from ${organisation}
    and not exists (select from protected_access x where x.person = ${e}.person and x.organisation = ${organisation}))`,
    relationship:
      trace === true ? `${e}.type = 'Patient'` : `(coalesce(${held}, false) or ${e}.person = '${nobody}')`,
    breakGlass: `${e}_bg.valid_until > ${now}`,
    registeredPractice: `${e}_ps.registered_practice = ${organisation}`,
  };
}

function labelFacts(e: string) {
  const excludedSet = `exists (select from unnest(${e}.label_sets) s where s = any(${e}_ps.excluded_sets)
    or (s = any(${e}_a.excluded_sets) and not coalesce(s = any(${e}_ps.included_sets), false)))`;
  return {
    safeguarding: `${e}.safeguarding`,
    private: `${e}.private`,
    labelExcluded: `(${e}.label_sets <> '{}' and ${excludedSet})`,
    labelExcludedExpressly: `(${e}.label_sets <> '{}' and ${excludedSet})`,
  };
}

function sharingFacts(values: StaffValues, e: string) {
  const { organisation, now } = values;
  return {
    own: `${e}.recorder = ${organisation}`,
    disclosed: `${e}_d.valid_until > ${now}`,
    sharingOut: `${e}_out.decision`,
    impliedOut: within(`${e}_a.implied_out`, now),
    sharingIn: `${e}_in.decision`,
    impliedIn: `(${ofOrganisation(organisation, within('implied_in', now))})`,
    shareInRule: `${e}_sir.rule`,
    shareInVerified: `exists (select from share_in_verified v where v.person = ${e}.person and v.organisation = ${organisation})`,
    emergencyOpensDefaultSets: regionalSwitch('emergency-opens-default-sets'),
    emergencyOpensOutNo: regionalSwitch('emergency-opens-out-no'),
    emergencyOpensProhibited: regionalSwitch('emergency-opens-prohibited'),
  };
}

function ofOrganisation(organisation: string, what: string): string {
  return `select ${what} from organisation_state where organisation = ${organisation}`;
}

function within(policy: string, now: string): string {
  return `(${policy}_from <= ${now} and (${policy}_until is null or ${policy}_until > ${now}))`;
}

function regionalSwitch(name: string): string {
  return `(select is_on from regional_switch where name = '${name}')`;
}
