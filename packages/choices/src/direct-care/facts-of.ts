import type { Instant, OdsCode } from '@causeway/domain';
import type { Asker } from './asker.js';
import type { EntryLabelFacts } from './choice-event.js';
import type { Facts, FlagName } from './fact.js';
import type { PersonState } from './person-state.js';
import { sharingKey } from './person-state.js';
import type { RegionState } from './region-state.js';
import { emptyOrganisationState, isImplied } from './region-state.js';
import type { Activity } from './role.js';
import { isCareOfPerson, mayStatePurpose } from './role-activities.js';
import { defaultExcludedSets } from './sensitive-set.js';

/** What an entry is, as far as the decision looks at it. */
export interface EntryToDecide extends EntryLabelFacts {
  readonly id: string;
  readonly recorder: OdsCode;
}

/** The question a decision answers: may this asker do this, with this entry of this person, at this moment? */
export interface DecisionQuestion {
  readonly asker: Asker;
  readonly activity: Activity;
  readonly person: string;
  readonly entry: EntryToDecide;
  readonly now: Instant;
}

/** What was said, about the person and by organisations: all that the facts come from, beside the question itself. */
export interface ChoiceState {
  readonly person: PersonState;
  readonly region: RegionState;
}

/** The facts that the decision looks at. */
export function factsOf(state: ChoiceState, question: DecisionQuestion): Facts {
  return {
    ...closed,
    ...ofRequest(question),
    ...(isOnline(question) ? online(state, question) : staff(state, question)),
  };
}

function isOnline({ asker }: DecisionQuestion): boolean {
  return asker.organisation === undefined;
}

/** What neither a person online nor an organisation has, unless said below. */
const closed = {
  organisationSuspended: false,
  protectedFromViewer: false,
  relationship: false,
  breakGlass: false,
  hiddenOnline: false,
  draft: false,
  proxyWithheld: false,
  own: false,
  disclosed: false,
  private: false,
  labelExcluded: false,
  labelExcludedExpressly: false,
  sharingOut: 'not-asked',
  impliedOut: false,
  sharingIn: 'not-asked',
  impliedIn: false,
  shareInRule: 'verify',
  shareInVerified: false,
  registeredPractice: false,
  emergencyOpensDefaultSets: false,
  emergencyOpensOutNo: false,
  emergencyOpensProhibited: false,
} as const satisfies Partial<Facts>;

function ofRequest(question: DecisionQuestion): Pick<Facts, RequestFact> {
  const { asker, activity, entry } = question;
  return {
    // Whoever reaches the record was signed in; who is not never becomes an asker.
    authenticated: true,
    activityHeld: asker.activities.has(activity),
    purposeAllowed: mayStatePurpose(asker.role, asker.purpose),
    directCare: isCareOfPerson(asker.purpose),
    online: isOnline(question),
    safeguarding: entry.safeguarding,
    safeguardingRight: asker.activities.has('view-safeguarding'),
  };
}

type RequestFact =
  | 'authenticated'
  | 'activityHeld'
  | 'purposeAllowed'
  | 'directCare'
  | 'online'
  | 'safeguarding'
  | 'safeguardingRight';

type OnlineFact = Extract<FlagName, 'relationship' | 'hiddenOnline' | 'draft' | 'proxyWithheld'>;

function online({ person }: ChoiceState, question: DecisionQuestion): Pick<Facts, OnlineFact> {
  const { asker, entry, now } = question;
  const grant = person.proxies.get(asker.user);
  const isProxy = asker.role === 'proxy';
  const mayAct = !isProxy || (grant !== undefined && grant.until > now);
  return {
    relationship: asker.person === question.person && mayAct,
    hiddenOnline: entry.hiddenOnline,
    draft: entry.draft,
    proxyWithheld: isProxy && entry.labelSets.some((set) => grant?.withheldSets.includes(set) === true),
  };
}

function staff(state: ChoiceState, question: DecisionQuestion): Partial<Facts> {
  const { asker, entry } = question;
  const organisation = asker.organisation ?? ('' as OdsCode);
  return {
    ...relationshipFacts(state, question, organisation),
    own: entry.recorder === organisation,
    private: entry.private,
    ...labelFacts(state, entry),
    ...sharingFacts(state, question, organisation),
    emergencyOpensDefaultSets: state.region.switches.has('emergency-opens-default-sets'),
    emergencyOpensOutNo: state.region.switches.has('emergency-opens-out-no'),
    emergencyOpensProhibited: state.region.switches.has('emergency-opens-prohibited'),
  };
}

/** Whether an organisation has a legitimate relationship with the person at the moment; a disclosure by name is one too. */
export function hasRelationship(person: PersonState, organisation: OdsCode, now: Instant): boolean {
  const untils = [...(person.relationships.get(organisation)?.values() ?? [])];
  const disclosed = person.disclosures.some((each) => each.organisation === organisation && each.until > now);
  return disclosed || untils.some((until) => until === undefined || until > now);
}

function relationshipFacts(
  { person, region }: ChoiceState,
  { asker, entry, now }: DecisionQuestion,
  organisation: OdsCode,
): Partial<Facts> {
  const registeredPractice = person.registeredPractice === organisation;
  return {
    organisationSuspended: region.organisations.get(organisation)?.isSuspended ?? false,
    registeredPractice,
    protectedFromViewer:
      person.isProtected && !registeredPractice && !person.protectedAccess.has(organisation),
    relationship: hasRelationship(person, organisation, now),
    breakGlass: person.brokenGlass.some(
      (glass) => glass.organisation === organisation && glass.user === asker.user && glass.until > now,
    ),
    disclosed: person.disclosures.some(
      (each) => each.entry === entry.id && each.organisation === organisation && each.until > now,
    ),
  };
}

function labelFacts(
  { person, region }: ChoiceState,
  { recorder, labelSets }: EntryToDecide,
): Pick<Facts, 'labelExcluded' | 'labelExcludedExpressly'> {
  const byRecorder = region.organisations.get(recorder)?.excludedSets ?? emptyOrganisationState.excludedSets;
  const isExpress = (set: string) =>
    person.excludedSets.has(set) || (byRecorder.has(set) && !person.includedSets.has(set));
  const isDefault = (set: string) => defaultExcludedSets.includes(set) && !person.includedSets.has(set);
  return {
    labelExcluded: labelSets.some((set) => isExpress(set) || isDefault(set)),
    labelExcludedExpressly: labelSets.some(isExpress),
  };
}

function sharingFacts(
  { person, region }: ChoiceState,
  { entry, now }: DecisionQuestion,
  organisation: OdsCode,
): Partial<Facts> {
  return {
    sharingOut: person.sharing.get(sharingKey('out', entry.recorder))?.decision ?? 'not-asked',
    impliedOut: isImplied(region.organisations.get(entry.recorder)?.impliedOut, now),
    sharingIn: person.sharing.get(sharingKey('in', organisation))?.decision ?? 'not-asked',
    impliedIn: isImplied(region.organisations.get(organisation)?.impliedIn, now),
    shareInRule: person.shareInRules.get(organisation) ?? 'verify',
    shareInVerified: person.shareInVerified.has(organisation),
  };
}
