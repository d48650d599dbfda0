import type { Instant, OdsCode } from '@causeway/domain';
import type { RegionalSwitch, RegionEvent } from './choice-event.js';
import { inOrder } from './event-order.js';
import { withKey, withMember } from './keyed.js';

/** When a policy implies a yes: from a moment, until another or for good. */
export interface ImpliedYes {
  readonly from: Instant;
  readonly until: Instant | undefined;
}

/** What is known of an organisation. */
export interface OrganisationState {
  readonly name: string | undefined;
  readonly kind: string | undefined;
  readonly isSuspended: boolean;
  /** The organisation whose privacy officers answer for it; its own where undefined. */
  readonly officers: OdsCode | undefined;
  readonly impliedOut: ImpliedYes | undefined;
  readonly impliedIn: ImpliedYes | undefined;
  /** The sensitive sets it leaves out of what it shares, beyond the default. */
  readonly excludedSets: ReadonlySet<string>;
}

/** What all events about organisations and the region come to. */
export interface RegionState {
  readonly organisations: ReadonlyMap<OdsCode, OrganisationState>;
  /** The switches that are on. */
  readonly switches: ReadonlySet<RegionalSwitch>;
}

/** An organisation of which nothing was said. */
export const emptyOrganisationState: OrganisationState = {
  name: undefined,
  kind: undefined,
  isSuspended: false,
  officers: undefined,
  impliedOut: undefined,
  impliedIn: undefined,
  excludedSets: new Set(),
};

/** What the events about organisations and the region come to, in whatever order they are given; with `at`, at that moment. */
export function regionStateOf(events: readonly RegionEvent[], at?: Instant): RegionState {
  const past = at === undefined ? events : events.filter((event) => event.at <= at);
  let organisations: RegionState['organisations'] = new Map();
  let switches: RegionState['switches'] = new Set();
  for (const event of inOrder(past)) {
    if (event.kind === 'regional-switch-set') switches = withMember(switches, event.name, event.isOn);
    else {
      const before = organisations.get(event.organisation) ?? emptyOrganisationState;
      organisations = withKey(organisations, event.organisation, { ...before, ...change(before, event) });
    }
  }
  return { organisations, switches };
}

/** Whether the policy implies a yes at the moment. */
export function isImplied(policy: ImpliedYes | undefined, at: Instant): boolean {
  return policy !== undefined && policy.from <= at && (policy.until === undefined || policy.until > at);
}

function change(
  state: OrganisationState,
  event: Exclude<RegionEvent, { readonly kind: 'regional-switch-set' }>,
): Partial<OrganisationState> {
  switch (event.kind) {
    case 'organisation-set':
      return {
        name: event.name ?? state.name,
        kind: event.organisationKind ?? state.kind,
        isSuspended: event.suspended,
        officers: event.officers ?? state.officers,
      };
    case 'organisation-set-chosen':
      return { excludedSets: withMember(state.excludedSets, event.set, event.decision === 'exclude') };
    case 'policy-set': {
      const which = event.direction === 'out' ? 'impliedOut' : 'impliedIn';
      return { [which]: policyAfter(state[which], event) };
    }
  }
}

/**
 * The policy after a change of it. It never reaches back: a date before the moment it was recorded counts as that moment. A change
 * replaces one that has not begun, so that there is at most one interval.
 */
function policyAfter(
  before: ImpliedYes | undefined,
  event: Extract<RegionEvent, { readonly kind: 'policy-set' }>,
): ImpliedYes | undefined {
  const from = event.from > event.at ? event.from : event.at;
  const current = isImplied(before, event.at) ? before : undefined;
  if (event.value === 'implied-yes') return { from: current?.from ?? from, until: undefined };
  return current === undefined ? undefined : { from: current.from, until: from };
}
