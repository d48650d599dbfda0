import { defaultExcludedSets, isCareOfPerson, mayStatePurpose } from '@causeway/choices';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';

/** The values a statement begins with, for an asker who works for an organisation. */
export function staffValues({ asker, now }: GateQuestion): readonly unknown[] {
  return [asker.organisation, asker.user, now];
}

const organisation = '$1::text';
const user = '$2::text';
const now = '$3::timestamptz';

/**
 * The facts of section 1 for the entry that stands in the query as `e`, for an asker who works for an organisation.
 *
 * Each join takes at most one row by a whole key. What few entries need (a verified share-in, the sets of a label) is asked by a function of
 * the database, which costs nothing where the table does not come to it.
 */
export function staffFacts(question: GateQuestion, e: string): GateFacts {
  return {
    joins: joins(e),
    known: knownFacts(question),
    facts: { ...personFacts(question, e), ...labelFacts(e), ...sharingFacts(e) },
    ...(isMasking(question) ? { masked: `${e}.type = 'Patient' and ${e}_ps.protected` } : {}),
    preferenceVersion: `${e}_ps.choices_version`,
  };
}

function joins(e: string): string {
  const row = (table: string, as: string, more = '') =>
    `left join ${table} ${as} on ${as}.person = ${e}.person and ${as}.organisation = ${organisation}${more}`;
  return `left join person_state ${e}_ps on ${e}_ps.person = ${e}.person
${row('care_relationship', `${e}_cr`, ` and ${e}_cr.valid_until > ${now}`)}
${row(brokenGlass, `${e}_bg`, ` and ${e}_bg.user_id = ${user} and ${e}_bg.valid_until > ${now}`)}
${row('sharing_preference', `${e}_in`, ` and ${e}_in.direction = 'in'`)}
${row('share_in_rule', `${e}_sir`)}
${row('disclosure', `${e}_d`, ` and ${e}_d.entry = ${e}.id and ${e}_d.valid_until > ${now}`)}
left join sharing_preference ${e}_out on ${e}_out.person = ${e}.person
  and ${e}_out.organisation = ${e}.recorder and ${e}_out.direction = 'out'
left join organisation_state ${e}_a on ${e}_a.organisation = ${e}.recorder
left join organisation_state ${e}_b on ${e}_b.organisation = ${organisation}`;
}

/** A write is made on the whole of what stands, or it would lose what its author may not read. */
function isMasking({ asker, activity }: GateQuestion): boolean {
  return !asker.activities.has('view-protected-address') && activity !== 'add-to-record';
}

/** Overrides, with the switches of the region that only matter where there is one. */
const brokenGlass = `(select person, organisation, user_id, valid_until,
  array(select name from regional_switch where is_on) as switches from break_glass)`;

function knownFacts({ asker, activity }: GateQuestion): GateFacts['known'] {
  return {
    authenticated: true,
    activityHeld: asker.activities.has(activity),
    purposeAllowed: mayStatePurpose(asker.role, asker.purpose),
    directCare: isCareOfPerson(asker.purpose),
    safeguardingRight: asker.activities.has('view-safeguarding'),
    online: false,
  };
}

function personFacts({ trace }: GateQuestion, e: string) {
  return {
    organisationSuspended: `coalesce(${e}_b.suspended, false)`,
    protectedFromViewer: `(coalesce(${e}_ps.protected, false)
    and ${e}_ps.registered_practice is distinct from ${organisation}
    and not may_know_protected(${e}.person, ${organisation}))`,
    relationship:
      trace === true ? `${e}.type = 'Patient'` : `(${e}_cr.person is not null or ${e}.person = '${nobody}')`,
    breakGlass: `${e}_bg.person is not null`,
    registeredPractice: `${e}_ps.registered_practice = ${organisation}`,
  };
}

/** What the person excludes, or the recorder where the person did not expressly include it, or nobody but the default. */
function labelFacts(e: string) {
  const byPerson = `coalesce(${e}.label_sets && ${e}_ps.excluded_sets, false)`;
  const hasSet = (excluded: string) =>
    `(${e}.label_sets <> '{}' and (${byPerson} or is_any_excluded(${e}.label_sets, ${excluded}, ${e}_ps.included_sets)))`;
  return {
    safeguarding: `${e}.safeguarding`,
    private: `${e}.private`,
    labelExcluded: hasSet(`${e}_a.excluded_sets || '{${defaultExcludedSets.join(',')}}'::text[]`),
    labelExcludedExpressly: hasSet(`${e}_a.excluded_sets`),
  };
}

function sharingFacts(e: string) {
  return {
    own: `${e}.recorder = ${organisation}`,
    disclosed: `${e}_d.person is not null`,
    sharingOut: `${e}_out.decision`,
    impliedOut: within(`${e}_a.implied_out`),
    sharingIn: `${e}_in.decision`,
    impliedIn: within(`${e}_b.implied_in`),
    shareInRule: `${e}_sir.rule`,
    shareInVerified: `is_share_in_verified(${e}.person, ${organisation})`,
    emergencyOpensDefaultSets: regionalSwitch(e, 'emergency-opens-default-sets'),
    emergencyOpensOutNo: regionalSwitch(e, 'emergency-opens-out-no'),
    emergencyOpensProhibited: regionalSwitch(e, 'emergency-opens-prohibited'),
  };
}

function within(policy: string): string {
  return `(${policy}_from <= ${now} and (${policy}_until is null or ${policy}_until > ${now}))`;
}

function regionalSwitch(e: string, name: string): string {
  return `'${name}' = any(${e}_bg.switches)`;
}
