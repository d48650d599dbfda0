import type { Condition } from './condition.js';
import { all, any, flag, is, not } from './condition.js';

/**
 * What a row comes to. `deny` refuses the request (401, 403, or, about a person, the same 404 as for an unknown one), `not-found`
 * denies that the person exists, `hidden` leaves the entry out as if it were not there, `see` shows it.
 */
export type Outcome = 'deny' | 'not-found' | 'hidden' | 'see';

/** One row of the decision table. */
export interface DecisionRow {
  /** Its number: 1 to 16 of section 1 of the design, from 21 of section 2 (the person online, a proxy). */
  readonly number: number;
  readonly name: string;
  readonly when: Condition;
  readonly outcome: Outcome;
  /** What may change the outcome, in words. */
  readonly overriddenBy: string;
  /** Whether it also decides about the person (demographics), or about entries alone. */
  readonly about: 'person' | 'entry';
}

const emergencyOpens = (permission: Condition): Condition => all(flag('breakGlass'), permission);

/**
 * May user u at organisation B see entry e, which organisation A recorded for person P? The first row that matches decides; its last
 * row always matches. This is the only place where it is written: `decide` reads it, `decisionSql` prints it, the documentation shows
 * it.
 *
 * Rows 8 to 11 stand before 12 on purpose: an emergency reaches what the person was not asked about or refused at B, never what was
 * sealed or refused at A.
 *
 * Source: the enhanced data sharing model of TPP SystmOne; GP Connect principles of information governance; NHS Care Record Guarantee.
 */
export const decisionTable: readonly DecisionRow[] = [
  {
    number: 1,
    name: 'not signed in, not in the role, or suspended',
    when: any(not(flag('authenticated')), not(flag('activityHeld')), flag('organisationSuspended')),
    outcome: 'deny',
    overriddenBy: 'nothing',
    about: 'person',
  },
  {
    number: 2,
    name: 'protected person',
    when: all(flag('protectedFromViewer'), not(flag('online'))),
    outcome: 'not-found',
    overriddenBy: 'the list of named organisations that the registered practice keeps',
    about: 'person',
  },
  {
    number: 3,
    name: 'another purpose',
    when: any(not(flag('purposeAllowed')), all(not(flag('directCare')), not(flag('online')))),
    outcome: 'deny',
    overriddenBy: 'nothing; what is not direct care is decided elsewhere and never comes back here',
    about: 'person',
  },
  {
    number: 4,
    name: 'no legitimate relationship',
    when: all(not(flag('relationship')), not(flag('breakGlass'))),
    outcome: 'deny',
    overriddenBy: 'a relationship the user claims, with a reason, for 24 hours, with an alert',
    about: 'person',
  },
  {
    number: 5,
    name: 'safeguarding',
    when: all(flag('safeguarding'), any(flag('online'), not(flag('safeguardingRight')))),
    outcome: 'hidden',
    overriddenBy: 'the right, granted by the administrator of the organisation of the user',
    about: 'entry',
  },
  {
    number: 21,
    name: 'the person online: a draft',
    when: all(flag('online'), flag('draft')),
    outcome: 'hidden',
    overriddenBy: 'A finishes the entry',
    about: 'entry',
  },
  {
    number: 22,
    name: 'the person online: hidden online',
    when: all(flag('online'), flag('hiddenOnline')),
    outcome: 'hidden',
    overriddenBy: 'A changes the label',
    about: 'entry',
  },
  {
    number: 23,
    name: 'a proxy: withheld by the person',
    when: all(flag('online'), flag('proxyWithheld')),
    outcome: 'hidden',
    overriddenBy: 'the person changes what the proxy may see',
    about: 'entry',
  },
  {
    number: 24,
    name: 'the person online: their own record',
    when: flag('online'),
    outcome: 'see',
    overriddenBy: '–',
    about: 'person',
  },
  {
    number: 6,
    name: 'own entry',
    when: flag('own'),
    outcome: 'see',
    overriddenBy: 'nothing: a record cannot be hidden from who keeps it',
    about: 'entry',
  },
  {
    number: 7,
    name: 'disclosed by name',
    when: flag('disclosed'),
    outcome: 'see',
    overriddenBy: 'its date of review',
    about: 'entry',
  },
  {
    number: 8,
    name: 'private',
    when: flag('private'),
    outcome: 'hidden',
    overriddenBy: 'A alone, by disclosing it',
    about: 'entry',
  },
  {
    number: 9,
    name: 'excluded sensitive set',
    when: all(
      flag('labelExcluded'),
      not(emergencyOpens(all(flag('emergencyOpensDefaultSets'), not(flag('labelExcludedExpressly'))))),
    ),
    outcome: 'hidden',
    overriddenBy:
      'disclosure; the person includes the set; an emergency, where the region lets it open default sets',
    about: 'entry',
  },
  {
    number: 10,
    name: 'sharing out refused',
    when: all(is('sharingOut', 'no'), not(emergencyOpens(flag('emergencyOpensOutNo')))),
    outcome: 'hidden',
    overriddenBy: 'disclosure; not consent given at B; an emergency, where the region lets it',
    about: 'entry',
  },
  {
    number: 11,
    name: 'sharing in prohibited by the practice',
    when: all(
      is('shareInRule', 'prohibited'),
      not(flag('registeredPractice')),
      not(emergencyOpens(flag('emergencyOpensProhibited'))),
    ),
    outcome: 'hidden',
    overriddenBy: 'the practice edits its list; an emergency, where the region lets it',
    about: 'entry',
  },
  {
    number: 12,
    name: 'glass broken',
    when: flag('breakGlass'),
    outcome: 'see',
    overriddenBy: 'a privacy officer ends it',
    about: 'entry',
  },
  {
    number: 13,
    name: 'sharing out not asked',
    when: all(not(is('sharingOut', 'yes')), not(flag('impliedOut'))),
    outcome: 'hidden',
    overriddenBy: 'the person says yes at A',
    about: 'entry',
  },
  {
    number: 14,
    name: 'sharing in refused or not asked',
    when: any(is('sharingIn', 'no'), all(is('sharingIn', 'not-asked'), not(flag('impliedIn')))),
    outcome: 'hidden',
    overriddenBy: 'the person says yes at B',
    about: 'entry',
  },
  {
    number: 15,
    name: 'sharing in not verified',
    when: all(is('shareInRule', 'verify'), not(flag('shareInVerified')), not(flag('registeredPractice'))),
    outcome: 'hidden',
    overriddenBy: 'a verification code; the person signed in; the registered practice allows B',
    about: 'entry',
  },
  {
    number: 16,
    name: 'shared',
    when: all(),
    outcome: 'see',
    overriddenBy: '–',
    about: 'person',
  },
];
