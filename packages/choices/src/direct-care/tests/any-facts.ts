import fc from 'fast-check';
import type { Facts, FlagName } from '../fact.js';
import { factCatalogue, factNames, factValues } from '../fact.js';

const flagNames = factNames.filter((name): name is FlagName => !(name in factValues));

/** How often each fact holds in generated ones: such that the first rows do not swallow all cases. For tests only. */
const oftenTrue: ReadonlySet<FlagName> = new Set<FlagName>([
  'authenticated',
  'activityHeld',
  'purposeAllowed',
  'directCare',
  'relationship',
  'safeguardingRight',
]);

/** Facts of every kind, most of them of a signed-in clinician with a relationship. For tests only. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  ...(Object.fromEntries(flagNames.map((name) => [name, weighted(oftenTrue.has(name))])) as {
    [Name in FlagName]: fc.Arbitrary<boolean>;
  }),
  sharingOut: fc.constantFrom(...factValues.sharingOut),
  sharingIn: fc.constantFrom(...factValues.sharingIn),
  shareInRule: fc.constantFrom(...factValues.shareInRule),
});

/** The facts of an entry of A that B sees because it is shared, changed as told. For tests only. */
export function sharedFacts(changes: Partial<Facts> = {}): Facts {
  const closed = Object.fromEntries(flagNames.map((name) => [name, false])) as Record<FlagName, boolean>;
  const signedIn = Object.fromEntries([...oftenTrue].map((name) => [name, true]));
  const shared = { sharingOut: 'yes', sharingIn: 'yes', shareInRule: 'allowed' } as const;
  return { ...closed, ...signedIn, ...shared, ...changes };
}

/** What every fact counts as that cannot be told. For tests only. */
export const unknownFacts: Facts = Object.fromEntries(
  factNames.map((name) => [name, factCatalogue[name].unknown]),
) as unknown as Facts;

function weighted(isOften: boolean): fc.Arbitrary<boolean> {
  return fc.nat({ max: 9 }).map((n) => (isOften ? n > 0 : n > 7));
}
