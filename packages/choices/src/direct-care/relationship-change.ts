import type { OdsCode } from '@causeway/domain';
import type { PersonEventOf } from './choice-event.js';
import { withKey, withoutKey } from './keyed.js';
import type { BrokenGlass, Disclosure, PersonState } from './person-state.js';

/** What the opening, claiming or closing of a relationship changes. */
export function relationshipChange(
  state: PersonState,
  event: PersonEventOf<'relationship-opened' | 'relationship-closed' | 'relationship-claimed'>,
): Partial<PersonState> {
  const { organisation } = event;
  const basis = event.kind === 'relationship-claimed' ? 'claimed' : event.basis;
  const bases = state.relationships.get(organisation) ?? new Map();
  if (event.kind === 'relationship-closed') {
    const leaves = basis === 'registration' && state.registeredPractice === organisation;
    return {
      relationships: withKey(state.relationships, organisation, withoutKey(bases, basis)),
      ...(leaves && { registeredPractice: undefined }),
    };
  }
  const opened = withKey(state.relationships, organisation, withKey(bases, basis, event.until));
  if (basis !== 'registration') return { relationships: opened };
  return { relationships: registeredOnlyAt(opened, organisation), registeredPractice: organisation };
}

/** A person is registered with one practice: joining one is leaving the other. */
function registeredOnlyAt(
  relationships: PersonState['relationships'],
  practice: OdsCode,
): PersonState['relationships'] {
  return new Map(
    [...relationships].map(([organisation, bases]) => [
      organisation,
      organisation === practice ? bases : withoutKey(bases, 'registration'),
    ]),
  );
}

/** The disclosures by name that there are after one was made or ended. */
export function disclosuresAfter(
  { disclosures }: PersonState,
  event: PersonEventOf<'disclosure-made' | 'disclosure-ended'>,
): readonly Disclosure[] {
  const others = disclosures.filter(
    ({ entry, organisation }) => entry !== event.entry || organisation !== event.organisation,
  );
  if (event.kind === 'disclosure-ended') return others;
  return [...others, { entry: event.entry, organisation: event.organisation, until: event.until }];
}

/** The overrides that there are after one was opened, renewed or ended. */
export function brokenGlassAfter(
  { brokenGlass }: PersonState,
  event: PersonEventOf<'break-glass-opened' | 'break-glass-renewed' | 'break-glass-ended'>,
): readonly BrokenGlass[] {
  if (event.kind === 'break-glass-ended') {
    return brokenGlass.map((each) =>
      each.grant === event.grant && each.until > event.at ? { ...each, until: event.at } : each,
    );
  }
  const { grant, organisation, user, until, reason } = event;
  const before = brokenGlass.find((each) => each.grant === grant);
  const renewals = before === undefined ? 0 : before.renewals + 1;
  const reasons = [...(before?.reasons ?? []), reason];
  const others = brokenGlass.filter((each) => each.organisation !== organisation || each.user !== user);
  return [...others, { grant, organisation, user, until, renewals, reasons }];
}
