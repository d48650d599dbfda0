import type { Instant, OdsCode } from '@causeway/domain';
import type { ChoiceState } from './facts-of.js';
import { hasRelationship } from './facts-of.js';
import { sharingKey } from './person-state.js';
import { isImplied } from './region-state.js';

/**
 * Whether an organisation must be told that some information may not be shown. It follows from what was said alone and never from what
 * there is, so that it tells nothing of entries: it says so unless the person lets everything out that anybody asked about, lets it in
 * here, and keeps no set back.
 */
export function mayBeWithheld({ person, region }: ChoiceState, organisation: OdsCode, now: Instant): boolean {
  if (!hasRelationship(person, organisation, now)) return true;
  const refusedOut = [...person.sharing].some(
    ([key, { decision }]) =>
      key.startsWith('out ') && key !== sharingKey('out', organisation) && decision === 'no',
  );
  return refusedOut || person.excludedSets.size > 0 || !isLetIn({ person, region }, organisation, now);
}

function isLetIn({ person, region }: ChoiceState, organisation: OdsCode, now: Instant): boolean {
  const said = person.sharing.get(sharingKey('in', organisation))?.decision;
  const isYes =
    said === 'yes' ||
    (said === undefined && isImplied(region.organisations.get(organisation)?.impliedIn, now));
  const isListed =
    person.registeredPractice === organisation ||
    person.shareInRules.get(organisation) === 'allowed' ||
    (person.shareInVerified.has(organisation) && person.shareInRules.get(organisation) !== 'prohibited');
  return isYes && isListed;
}
