import type { OdsCode } from '@causeway/domain';
import type { PersonEvent, PersonEventOf } from './choice-event.js';
import { withKey, withoutKey } from './keyed.js';
import type { CodeRequest, PersonState } from './person-state.js';
import { sharingKey, standing } from './person-state.js';

/**
 * What a word about sharing changes. A yes to sharing in is verified by itself where the person gave it signed in, or face to face at the registered practice; anything but
 * a yes ends the verification, so that a later yes recorded at B alone is verified anew.
 */
export function sharingSet(state: PersonState, event: PersonEventOf<'sharing-set'>): Partial<PersonState> {
  const key = sharingKey(event.direction, event.organisation);
  const sharing =
    event.decision === 'withdraw'
      ? withoutKey(state.sharing, key)
      : withKey(state.sharing, key, standing(event, event.decision));
  if (event.direction === 'out') return { sharing };
  const shareInVerified =
    event.decision !== 'yes'
      ? withoutKey(state.shareInVerified, event.organisation)
      : isVerifiedByItself(state, event)
        ? withKey(state.shareInVerified, event.organisation, event.at)
        : state.shareInVerified;
  return { sharing, shareInVerified };
}

function isVerifiedByItself({ registeredPractice }: PersonState, { by, method }: PersonEvent): boolean {
  const faceToFace =
    by.organisation !== undefined && by.organisation === registeredPractice && method !== 'online';
  return by.role === 'patient' || faceToFace;
}

/** An event about what the practice's list says of an organisation, or about the verification of sharing in. */
export type ShareInEvent = PersonEventOf<
  | 'share-in-rule-set'
  | 'share-in-vouched'
  | 'share-in-code-requested'
  | 'share-in-code-tried'
  | 'share-in-code-confirmed'
  | 'share-in-code-refused'
>;

/** What such an event changes. */
export function shareInChange(state: PersonState, event: ShareInEvent): Partial<PersonState> {
  const { organisation } = event;
  switch (event.kind) {
    case 'share-in-rule-set':
      return {
        shareInRules:
          event.rule === 'verify'
            ? withoutKey(state.shareInRules, organisation)
            : withKey(state.shareInRules, organisation, event.rule),
      };
    case 'share-in-vouched':
      return { shareInVerified: withKey(state.shareInVerified, organisation, event.at) };
    case 'share-in-code-requested': {
      const opened = {
        request: event.request,
        at: event.at,
        until: event.until,
        tries: 0,
        outcome: 'open' as const,
      };
      const earlier = state.codeRequests.get(organisation) ?? [];
      return { codeRequests: withKey(state.codeRequests, organisation, [...earlier, opened]) };
    }
    case 'share-in-code-tried':
      return { codeRequests: requestChanged(state, event, ({ tries }) => ({ tries: tries + 1 })) };
    case 'share-in-code-confirmed':
      return {
        codeRequests: requestChanged(state, event, () => ({ outcome: 'confirmed' })),
        shareInVerified: withKey(state.shareInVerified, organisation, event.at),
      };
    case 'share-in-code-refused':
      return {
        codeRequests: requestChanged(state, event, () => ({ outcome: 'refused' })),
        sharing: withKey(state.sharing, sharingKey('in', organisation), standing(event, 'no')),
        shareInVerified: withoutKey(state.shareInVerified, organisation),
      };
  }
}

function requestChanged(
  { codeRequests }: PersonState,
  { organisation, request }: { readonly organisation: OdsCode; readonly request: string },
  changed: (request: CodeRequest) => Partial<CodeRequest>,
): PersonState['codeRequests'] {
  const requests = codeRequests.get(organisation) ?? [];
  return withKey(
    codeRequests,
    organisation,
    requests.map((each) => (each.request === request ? { ...each, ...changed(each) } : each)),
  );
}
