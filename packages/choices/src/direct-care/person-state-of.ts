import type { Instant } from '@causeway/domain';
import type { PersonEvent, PersonEventOf } from './choice-event.js';
import { inOrder } from './event-order.js';
import { withKey, withMember, withoutKey } from './keyed.js';
import type { PersonState } from './person-state.js';
import { emptyPersonState, standing } from './person-state.js';
import { brokenGlassAfter, disclosuresAfter, relationshipChange } from './relationship-change.js';
import { shareInChange, sharingSet } from './sharing-change.js';

/**
 * What the events about one person come to, in whatever order they are given; with `at`, what they came to at that moment. The newest
 * express word about the same thing holds, and of two at one moment the one that restricts.
 */
export function personStateOf(events: readonly PersonEvent[], at?: Instant): PersonState {
  const past = at === undefined ? events : events.filter((event) => event.at <= at);
  let state = emptyPersonState;
  for (const event of inOrder(past)) {
    state = { ...state, ...change(state, event), version: state.version + Number(isOfPerson(event)) };
  }
  return state;
}

/**
 * Whether the event is about the person and not about one entry. Labels do not count in the version of the choices: whoever may not see
 * an entry must not be able to tell from that number that it is there.
 */
function isOfPerson({ kind }: PersonEvent): boolean {
  return kind !== 'entry-labels-set';
}

type Change = Partial<PersonState>;

function change(state: PersonState, event: PersonEvent): Change {
  switch (event.kind) {
    case 'sharing-set':
      return sharingSet(state, event);
    case 'share-in-rule-set':
    case 'share-in-vouched':
    case 'share-in-code-requested':
    case 'share-in-code-tried':
    case 'share-in-code-confirmed':
    case 'share-in-code-refused':
      return shareInChange(state, event);
    case 'relationship-opened':
    case 'relationship-closed':
    case 'relationship-claimed':
      return relationshipChange(state, event);
    case 'disclosure-made':
    case 'disclosure-ended':
      return { disclosures: disclosuresAfter(state, event) };
    case 'break-glass-opened':
    case 'break-glass-renewed':
    case 'break-glass-ended':
      return { brokenGlass: brokenGlassAfter(state, event) };
    case 'entry-labels-set':
      return { entryLabels: withKey(state.entryLabels, event.entry, event.labels) };
    default:
      return otherChange(state, event);
  }
}

type OtherEvent = PersonEventOf<
  | 'protected-set'
  | 'protected-access-set'
  | 'sensitive-set-chosen'
  | 'proxy-granted'
  | 'proxy-ended'
  | 'objection-set'
>;

function otherChange(state: PersonState, event: OtherEvent): Change {
  switch (event.kind) {
    case 'protected-set':
      return { isProtected: event.isProtected };
    case 'protected-access-set':
      return { protectedAccess: withMember(state.protectedAccess, event.organisation, event.mayKnow) };
    case 'sensitive-set-chosen':
      return {
        excludedSets: withMember(state.excludedSets, event.set, event.decision === 'exclude'),
        includedSets: withMember(state.includedSets, event.set, event.decision === 'include'),
      };
    case 'proxy-granted':
      return {
        proxies: withKey(state.proxies, event.proxy, {
          until: event.until,
          withheldSets: event.withheldSets,
        }),
      };
    case 'proxy-ended':
      return { proxies: withoutKey(state.proxies, event.proxy) };
    case 'objection-set':
      return { objections: withKey(state.objections, event.family, standing(event, event.decision)) };
  }
}
