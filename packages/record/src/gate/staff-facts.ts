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
 * The choices about the person stand beside the entry; what organisations decided is one row each, by whole key. What few people have (a
 * disclosure, a broken glass) is asked by a function of the database, which costs nothing where the table does not come to it.
 */
export function staffFacts(question: GateQuestion, e: string): GateFacts {
  return {
    joins: joins(e),
    known: staffKnown(question),
    facts: { ...personFacts(question, e), ...labelFacts(e), ...sharingFacts(e) },
    ...(isMasking(question) ? { masked: `${e}.type = 'Patient' and ${e}.protected` } : {}),
    preferenceVersion: `${e}.choices_version`,
  };
}

/** The organisation that recorded the entry, and that of the asker. */
function joins(e: string): string {
  return `left join organisation_state ${e}_a on ${e}_a.organisation = ${e}.recorder
left join organisation_state ${e}_b on ${e}_b.organisation = ${organisation}`;
}

/** A write is made on the whole of what stands, or it would lose what its author may not read. */
export function isMasking({ asker, activity }: GateQuestion): boolean {
  return !asker.activities.has('view-protected-address') && activity !== 'add-to-record';
}

/** What is the same for every entry that staff ask for. */
export function staffKnown({ asker, activity }: GateQuestion): GateFacts['known'] {
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
    protectedFromViewer: `(coalesce(${e}.protected, false) and ${e}.registered_practice is distinct from ${organisation}
    and ${organisation} <> all(${e}.protected_access))`,
    relationship: trace === true ? `${e}.type = 'Patient'` : `(${isRelated(e)} or ${e}.person = '${nobody}')`,
    breakGlass: `(${e}.has_broken_glass and is_glass_broken(${e}.person, ${organisation}, ${user}, ${now}))`,
    registeredPractice: `${e}.registered_practice = ${organisation}`,
  };
}

/** An organisation that is not among those related has no place in their list, and no moment until which it were. */
function isRelated(e: string): string {
  return `${e}.related_until[array_position(${e}.related, ${organisation})] > ${now}`;
}

/** What the person excludes, or the recorder where the person did not expressly include it, or nobody but the default. */
function labelFacts(e: string) {
  const isAnyExcluded = (byRecorder: string) =>
    `is_any_excluded(${e}.label_sets, ${e}.excluded_sets, ${byRecorder}, ${e}.included_sets)`;
  const byDefault = `'{${defaultExcludedSets.join(',')}}'::text[]`;
  return {
    safeguarding: `${e}.safeguarding`,
    private: `${e}.private`,
    labelExcluded: `(${e}.label_sets <> '{}' and ${isAnyExcluded(`${e}_a.excluded_sets || ${byDefault}`)})`,
    labelExcludedExpressly: isAnyExcluded(`${e}_a.excluded_sets`),
  };
}

function sharingFacts(e: string) {
  return {
    own: `${e}.recorder = ${organisation}`,
    disclosed: `(${e}.has_disclosures and is_disclosed(${e}.person, ${e}.id, ${organisation}, ${now}))`,
    sharingOut: { no: `${e}.recorder = any(${e}.out_no)`, yes: `${e}.recorder = any(${e}.out_yes)` },
    impliedOut: within(`${e}_a.implied_out`),
    sharingIn: { no: `${organisation} = any(${e}.in_no)`, yes: `${organisation} = any(${e}.in_yes)` },
    impliedIn: within(`${e}_b.implied_in`),
    shareInRule: {
      prohibited: `${organisation} = any(${e}.share_in_prohibited)`,
      allowed: `${organisation} = any(${e}.share_in_allowed)`,
    },
    shareInVerified: `${organisation} = any(${e}.share_in_verified)`,
    emergencyOpensDefaultSets: `is_switched_on('emergency-opens-default-sets')`,
    emergencyOpensOutNo: `is_switched_on('emergency-opens-out-no')`,
    emergencyOpensProhibited: `is_switched_on('emergency-opens-prohibited')`,
  };
}

function within(policy: string): string {
  return `(${policy}_from <= ${now} and (${policy}_until is null or ${policy}_until > ${now}))`;
}
