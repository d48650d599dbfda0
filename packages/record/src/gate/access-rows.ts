import type { Asker } from '@causeway/choices';
import type { AccessAction, AccessFacts } from '../audit/access-facts.js';
import { nobody } from './gate-facts.js';
import type { GatedRow } from './gated-row.js';

/** What the access log says of one entry that was seen. */
export type SeenEntry = Pick<
  GatedRow,
  'person' | 'id' | 'type' | 'recorder' | 'rule_row' | 'preference_version'
>;

/** Why an entry was seen, the most exceptional first: of several, a row of the log states the first. */
const bases = ['break-glass', 'disclosure', 'proxy', 'self', 'shared', 'own'] as const;

/** Why an entry was seen. */
export type AccessBasis = (typeof bases)[number];

const basisOfRow: Readonly<Record<number, AccessBasis>> = { 7: 'disclosure', 12: 'break-glass' };

/**
 * The rows of the access log for what one request showed: one a person, in the order in which the persons appear, with the ids and kinds
 * of what was shown of each; and one without a person for what belongs to nobody.
 */
export function seenRows(
  asker: Asker,
  action: AccessAction,
  seen: readonly SeenEntry[],
): readonly AccessFacts[] {
  const byPerson = new Map<string, SeenEntry[]>();
  for (const entry of seen) {
    const known = byPerson.get(entry.person);
    if (known === undefined) byPerson.set(entry.person, [entry]);
    else known.push(entry);
  }
  return [...byPerson.values()].map((entries) => seenRow(asker, action, entries));
}

function seenRow(asker: Asker, action: AccessAction, entries: readonly SeenEntry[]): AccessFacts {
  const basis = bases.find((each) => entries.some((entry) => basisOf(asker, entry) === each)) ?? 'shared';
  const first = entries.find((entry) => basisOf(asker, entry) === basis);
  return {
    ...askerFacts(asker),
    ...personFacts(first),
    action,
    basis,
    ...(first === undefined ? {} : { row: first.rule_row }),
    entries: [...new Set(entries.map(({ id }) => id))],
    kinds: [...new Set(entries.map(({ type }) => type))].sort(),
    outcome: 'permit',
  };
}

function personFacts(entry: SeenEntry | undefined): Partial<AccessFacts> {
  if (entry === undefined || entry.person === nobody) return {};
  const { person, preference_version: version } = entry;
  return { person, ...(version === null ? {} : { preferenceVersion: version }) };
}

/** Why `entry` is seen by `asker`. What is no entry of one's own is shared, also where row 6 decided (a Patient, an organisation). */
export function basisOf(asker: Asker, entry: SeenEntry): AccessBasis {
  if (asker.organisation === undefined) return asker.role === 'proxy' ? 'proxy' : 'self';
  return basisOfRow[entry.rule_row] ?? (entry.recorder === asker.organisation ? 'own' : 'shared');
}

/** What was refused: the row that decided, and whom and what it was about as far as the asker's organisation may be told to the log. */
export interface Denial {
  readonly reason: string;
  readonly row?: number;
  readonly person?: string;
  readonly entries?: readonly string[];
  readonly kinds?: readonly string[];
}

/** The row of the access log for an attempt that was refused. */
export function deniedRow(asker: Asker, { entries = [], kinds = [], ...denial }: Denial): AccessFacts {
  return {
    ...askerFacts(asker),
    ...denial,
    action: 'denied',
    basis: 'none',
    entries,
    kinds,
    outcome: 'deny',
  };
}

/** What a row says of who asked, as they were then. */
export function askerFacts(
  asker: Asker,
): Pick<AccessFacts, 'user' | 'role' | 'session' | 'purpose' | 'organisation'> {
  const { user, role, session, purpose, organisation } = asker;
  return { user, role, session, purpose, ...(organisation === undefined ? {} : { organisation }) };
}
