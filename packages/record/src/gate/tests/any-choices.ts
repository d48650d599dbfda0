import type {
  EntryLabelFacts,
  PersonChoice,
  PersonEvent,
  RegionChoice,
  RegionEvent,
  Role,
} from '@causeway/choices';
import { defaultExcludedSets } from '@causeway/choices';
import type { Instant, OdsCode } from '@causeway/domain';
import fc from 'fast-check';

/** The organisations of generated states, the first of them a practice. For tests only. */
export const organisations = ['A81001' as OdsCode, 'RXX' as OdsCode, 'RYY' as OdsCode] as const;

/** The moment at which generated states are asked about. For tests only. */
export const askedAt = '2026-11-22T12:00:00.000Z' as Instant;

/** Who may break glass in generated states, as `staffOf` names them. For tests only. */
export const glassBreakers: readonly Role[] = ['general-practitioner', 'district-nurse'];

const [practice] = organisations;
const pastMoments = [
  '2026-11-20T09:00:00.000Z',
  '2026-11-21T09:00:00.000Z',
  '2026-11-22T11:30:00.000Z',
] as Instant[];
const moments = [...pastMoments, '2026-11-22T12:00:00.000Z', '2026-11-25T12:00:00.000Z'] as Instant[];

const organisation = fc.constantFrom(...organisations);
const moment = fc.constantFrom(...moments);
const past = fc.constantFrom(...pastMoments);
const uuid = fc.uuid({ version: 4 });
const someSet = fc.constantFrom(...defaultExcludedSets.slice(0, 3), 'marital-status');
const direction = fc.constantFrom('out', 'in');
const mostly = (often: boolean) => fc.nat({ max: 9 }).map((n) => n > 1 === often);

/** Labels of an entry; most have none. For tests only. */
export const anyLabels: fc.Arbitrary<EntryLabelFacts> = fc.record({
  private: mostly(false),
  safeguarding: mostly(false),
  hiddenOnline: mostly(false),
  draft: mostly(false),
  labelSets: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.uniqueArray(someSet, { minLength: 1, maxLength: 2 }) },
  ),
});

const grant = fc.constantFrom('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b');
const basis = fc.constantFrom('registration', 'referral', 'attendance', 'caseload');
const reason = fc.constant('because');

const oftenSaid = [
  kind('sharing-set', { organisation, direction, decision: fc.constantFrom('yes', 'yes', 'no', 'withdraw') }),
  kind('relationship-opened', { organisation, basis }),
  kind('sharing-set', { organisation, direction, decision: fc.constant('yes') }),
];

const brokenGlass = fc
  .record({ role: fc.constantFrom(...glassBreakers), organisation, grant, until: moment })
  .map(({ role, ...rest }) => ({
    kind: 'break-glass-opened' as const,
    user: `${role}-of-${rest.organisation}`,
    reason: { code: 'ETREAT', text: 'because' },
    ...rest,
  }));

const seldomSaid = [
  kind('share-in-rule-set', {
    organisation,
    rule: fc.constantFrom('allowed', 'prohibited', 'verify', 'verify'),
  }),
  kind('share-in-vouched', { organisation }),
  kind('relationship-opened', { organisation, basis, until: moment }),
  kind('relationship-closed', { organisation, basis }),
  kind('relationship-claimed', { organisation, reason, until: moment }),
  kind('protected-set', { isProtected: fc.boolean() }),
  kind('protected-access-set', { organisation, mayKnow: fc.boolean() }),
  kind('sensitive-set-chosen', { set: someSet, decision: fc.constantFrom('exclude', 'include', 'withdraw') }),
  kind('share-in-code-requested', { organisation, request: grant, until: moment }),
  kind('share-in-code-confirmed', { organisation, request: grant }),
  kind('share-in-code-refused', { organisation, request: grant }),
  brokenGlass,
  brokenGlass,
  kind('break-glass-ended', { grant }),
  kind('objection-set', {
    family: fc.constantFrom('type-1', 'national'),
    decision: fc.constantFrom('object', 'withdraw'),
  }),
];

/** What may be said about a person with these entries, whom `who` may act for; sharing most of all. For tests only. */
export function anyPersonChoice(entries: readonly string[], who: string): fc.Arbitrary<PersonChoice> {
  const entry = fc.constantFrom(...entries);
  const proxy = fc.constant(who);
  const ofPerson = [
    kind('disclosure-made', { entry, from: organisation, organisation, reason, until: moment }),
    kind('disclosure-ended', { entry, organisation }),
    kind('proxy-granted', { proxy, until: moment, withheldSets: fc.uniqueArray(someSet, { maxLength: 3 }) }),
    kind('proxy-granted', { proxy, until: moment, withheldSets: fc.constant(defaultExcludedSets) }),
    kind('proxy-ended', { proxy }),
  ];
  return fc.oneof(
    ...oftenSaid.map((arbitrary) => ({ weight: 5, arbitrary })),
    ...[...seldomSaid, ...ofPerson].map((arbitrary) => ({ weight: 1, arbitrary })),
  ) as fc.Arbitrary<PersonChoice>;
}

/** What may be said about organisations and the region. For tests only. */
export const anyRegionChoice = fc.oneof(
  kind('policy-set', {
    organisation,
    direction,
    value: fc.constantFrom('implied-yes', 'implied-yes', 'none'),
    from: moment,
    text: fc.constant('because'),
  }),
  kind('organisation-set-chosen', {
    organisation,
    set: someSet,
    decision: fc.constantFrom('exclude', 'withdraw'),
  }),
  kind('organisation-set', { organisation: fc.constant(organisations[2]), suspended: fc.boolean() }),
  kind('regional-switch-set', {
    name: fc.constantFrom(
      'emergency-opens-default-sets',
      'emergency-opens-out-no',
      'emergency-opens-prohibited',
    ),
    isOn: fc.boolean(),
  }),
) as fc.Arbitrary<RegionChoice>;

/** Events of these choices, at moments of which several are the same. For tests only. */
export function anyEvent<Choice extends PersonChoice | RegionChoice>(
  choice: fc.Arbitrary<Choice>,
): fc.Arbitrary<Choice extends PersonChoice ? PersonEvent : RegionEvent> {
  const by = fc.oneof(
    fc.constant({ user: 'patient', role: 'patient' as const }),
    organisation.map((at) => ({ user: 'someone', role: 'district-nurse' as const, organisation: at })),
    fc.constant({ user: 'someone', role: 'receptionist' as const, organisation: practice }),
  );
  const method = fc.constantFrom('spoken', 'form', 'online');
  return fc
    .record({ id: uuid, at: past, by, source: fc.constant('patient'), method, choice })
    .map(({ choice: said, ...head }) => ({ ...head, ...said })) as never;
}

function kind<Kind extends string, Parts extends Record<string, fc.Arbitrary<unknown>>>(
  name: Kind,
  parts: Parts,
) {
  return fc.record({ kind: fc.constant(name), ...parts });
}
