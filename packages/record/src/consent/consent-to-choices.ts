import { sensitiveSetOf } from '@causeway/choices';
import { err, type Instant, type OdsCode, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { ConsentTerms, ProvisionTerms } from '@causeway/fhir';
import type { ConsentChoice, ConsentChoices, ConsentContext, Obstacle } from './consent-choice.js';
import { isNormal, provisionObstacle, purposeReason, purposesWithoutBearing } from './provision-obstacle.js';
import { timeOrder } from './time-order.js';

const root = 'Consent.provision';

/**
 * The choices that a Consent comes to, or why it cannot be honoured. It is taken whole or not at all, and a denial at its widest, a
 * permission at its narrowest.
 *
 * Errors: CW-FHIR-041, with the part that stands against it and why.
 */
export function consentToChoices(
  terms: ConsentTerms,
  context: ConsentContext,
): Result<ConsentChoices, Problem> {
  const read = placeOf(terms, context);
  if ('reason' in read) return err(refusal(read));
  const { person, organisation, direction } = read;
  const obstacle = obstacleIn(terms, context) ?? olderThanStanding(terms, context, read);
  if (obstacle !== undefined) return err(refusal(obstacle));
  const { provision } = terms;
  const sets = excludedSets(provision);
  const evidence = terms.source?.reference ?? terms.source?.display;
  return ok({
    person,
    source: isByProxy(terms, context) ? 'proxy' : 'patient',
    method: terms.source === undefined ? undefined : 'form',
    evidence,
    saidAt: terms.dateTime,
    choices: [...sharingOf(provision, organisation, direction), ...sets.map(exclusionOf)],
    remarks: remarksOn(provision, sets),
  });
}

interface Place {
  readonly person: string;
  readonly organisation: OdsCode;
  readonly direction: 'out' | 'in';
}

/** Whom and which organisation it is about, and which way. */
function placeOf(terms: ConsentTerms, context: ConsentContext): Place | Obstacle {
  const person = context.personOf(terms.patient);
  if (person === undefined) return { path: 'Consent.patient', reason: 'Its patient is not known here.' };
  const organisations = terms.organisations.map(context.organisationOf);
  const [organisation] = organisations;
  if (organisation === undefined || organisations.length !== 1) {
    return {
      path: 'Consent.organization',
      reason: 'It must name one organisation that is known here, whose data it is about.',
    };
  }
  const { actors } = terms.provision;
  if (actors.length === 0) return { person, organisation, direction: 'out' };
  const isItself = actors.every(
    ({ role, reference }) => role === 'IRCP' && context.organisationOf(reference) === organisation,
  );
  return isItself
    ? { person, organisation, direction: 'in' }
    : { path: `${root}.actor`, reason: recipientReason };
}

const recipientReason =
  'It singles out recipients; sharing out is to all places into which the person shares, and sharing in is said to each place itself.';

function obstacleIn(terms: ConsentTerms, context: ConsentContext): Obstacle | undefined {
  const { provision } = terms;
  const { now } = context;
  const own = provisionObstacle(provision, { path: root, now });
  const purpose = purposeReason(provision);
  return (
    performerObstacle(terms) ??
    own ??
    (purpose === undefined ? undefined : { path: `${root}.purpose`, reason: purpose }) ??
    labelObstacle(provision) ??
    provision.exceptions
      .map((exception, index) =>
        exceptionObstacle(exception, { provision, now, path: `${root}.provision[${index}]` }),
      )
      .find((each) => each !== undefined)
  );
}

function performerObstacle({ performers }: ConsentTerms): Obstacle | undefined {
  const isPerson = performers.every(({ reference, type }) =>
    /^(?:Patient|RelatedPerson)\b/.test(type ?? reference ?? ''),
  );
  return isPerson
    ? undefined
    : { path: 'Consent.performer', reason: 'Only the person, or someone who acts for them, can say so.' };
}

/** A permission for sensitive data cannot be taken: a set that is opened is opened for the entries of every organisation. */
function labelObstacle({ type, securityLabels }: ProvisionTerms): Obstacle | undefined {
  if (type === 'deny' || securityLabels.every(({ system, code }) => isNormal(system, code))) return undefined;
  return {
    path: `${root}.securityLabel`,
    reason:
      'It permits sensitive data of one organisation; a sensitive set is opened for all that share out, which is asked for on its own.',
  };
}

function exceptionObstacle(
  exception: ProvisionTerms,
  at: { readonly provision: ProvisionTerms; readonly now: Instant; readonly path: string },
): Obstacle | undefined {
  const own = provisionObstacle(exception, at);
  if (own !== undefined) return own;
  if (exception.actors.length > 0) return { path: `${at.path}.actor`, reason: recipientReason };
  const { type, purposes, securityLabels, exceptions } = exception;
  const isSetDenied =
    type === 'deny' && securityLabels.length > 0 && purposes.length === 0 && exceptions.length === 0;
  return isSetDenied &&
    at.provision.type === 'permit' &&
    !securityLabels.some(({ system, code }) => isNormal(system, code))
    ? undefined
    : {
        path: at.path,
        reason: 'Of exceptions, only a denial of sensitive labels under a permission can be kept here.',
      };
}

function olderThanStanding(terms: ConsentTerms, context: ConsentContext, place: Place): Obstacle | undefined {
  const newest = context.newestWord(place.organisation, place.direction);
  const { dateTime } = terms;
  if (newest === undefined || dateTime === undefined) return undefined;
  const order = timeOrder(dateTime, newest.saidAt);
  // Of the same day, which was said last is not known: then the no stands.
  const isTie = order === 0 && terms.provision.type === 'permit' && newest.decision !== 'yes';
  return order < 0 || isTie
    ? { path: 'Consent.dateTime', reason: 'The person has said something newer since.' }
    : undefined;
}

function isByProxy(terms: ConsentTerms, { personOf }: ConsentContext): boolean {
  const person = personOf(terms.patient);
  return terms.performers.length > 0 && !terms.performers.some((performer) => personOf(performer) === person);
}

function sharingOf(
  { type, securityLabels }: ProvisionTerms,
  organisation: OdsCode,
  direction: 'out' | 'in',
): readonly ConsentChoice[] {
  // A denial of labelled data says nothing of the rest.
  if (type === 'deny' && securityLabels.length > 0) return [];
  return [{ kind: 'sharing', organisation, direction, decision: type === 'permit' ? 'yes' : 'no' }];
}

/** The sets to be left out: those denied, and, where only what is normal is permitted, those labelled as more than that. */
function excludedSets(provision: ProvisionTerms): readonly string[] {
  const denied = [provision, ...provision.exceptions].filter(({ type }) => type === 'deny');
  const labels = denied.flatMap(({ securityLabels }) => securityLabels.map(({ code }) => code));
  const isNormalOnly = provision.type === 'permit' && provision.securityLabels.length > 0;
  const names = [...(isNormalOnly ? ['R', 'V'] : []), ...labels].map((label) => sensitiveSetOf(label)?.name);
  return [...new Set(names)].filter((name) => name !== undefined);
}

function exclusionOf(set: string): ConsentChoice {
  return { kind: 'sensitive-set', set, decision: 'exclude' };
}

function remarksOn({ type, purposes }: ProvisionTerms, sets: readonly string[]): readonly string[] {
  const hasOthers = purposes.some(({ code }) => code !== 'TREAT');
  const isKnown = purposes.every(({ code }) => code === 'TREAT' || purposesWithoutBearing.has(code));
  return [
    ...(hasOthers && isKnown
      ? ['Payment and operations: nothing of the shared record is used for them.']
      : []),
    ...(hasOthers && !isKnown
      ? ['Other purposes: not permitted by this; each is asked for on its own.']
      : []),
    ...(purposes.length === 0 && type === 'permit' ? ['Taken for direct care only.'] : []),
    ...(sets.length === 0
      ? []
      : ['Sensitive sets are left out of what every organisation shares, not this one alone.']),
  ];
}

function refusal({ path, reason }: Obstacle): Problem {
  return problem('CW-FHIR-041', { path, detail: reason });
}
