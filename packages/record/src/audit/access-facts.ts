import { createHash } from 'node:crypto';
import type { Instant } from '@causeway/domain';

/** What was done, in the words of the access log that people read. */
export type AccessAction =
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'search'
  | 'choice'
  | 'break-glass'
  | 'export'
  | 'denied'
  | 'log-read'
  | 'hold'
  | 'alert'
  | 'log-start';

/** Why a look is not shown to the person until a moment, and who decided so. */
export interface Hold {
  readonly until: Instant;
  readonly decidedBy: string;
  readonly reason: string;
}

/** What one row of the access log says: one person (or none) in one request, as it was then. */
export interface AccessFacts {
  /** The person looked at; left out where the request was about no one person. */
  readonly person?: string;
  readonly organisation?: string;
  readonly user: string;
  readonly role: string;
  readonly session: string;
  readonly purpose: string;
  readonly action: AccessAction;
  /** Why it was allowed, in the words of choices.md section 2: own, shared, break-glass, disclosure, self, proxy …; `none` where it was not. */
  readonly basis: string;
  /** The row of the decision table that decided. */
  readonly row?: number;
  /** Ids of the entries. More than {@link mostEntriesNamed} are kept as their number and digest. */
  readonly entries: readonly string[];
  /** Kinds of data: the resource types. */
  readonly kinds: readonly string[];
  readonly outcome: 'permit' | 'deny';
  readonly reason?: string;
  /** Versions of what decided: the person's preferences, the share-in rules, the label sets. */
  readonly preferenceVersion?: number;
  readonly ruleVersion?: number;
  readonly labelSetVersion?: string;
  readonly held?: Hold;
  /** Further particulars, by name. No value that belongs to a person. */
  readonly more?: Readonly<Record<string, string | number | boolean>>;
}

/** Where a row stands: its log, its number there, and when. */
export interface RowPlace {
  readonly log: number;
  readonly sequence: number;
  readonly at: Instant;
}

/** How many entries a row names one by one; a row of more says how many, and their digest. */
export const mostEntriesNamed = 20;

/**
 * The exact text of the row: canonical JSON (RFC 8785) of its facts and its place. This is what is hashed, and never written otherwise.
 *
 * The members stand in the order that the standard sorts them into, so that the language's own writer does it all: one that sorts
 * took half of the time of a row.
 */
export function accessText(facts: AccessFacts, { log, sequence, at }: RowPlace): string {
  const { entries, held, more } = facts;
  const many = entries.length > mostEntriesNamed;
  return JSON.stringify({
    action: facts.action,
    at,
    basis: facts.basis,
    entries: many ? undefined : entries,
    entryCount: many ? entries.length : undefined,
    entryDigest: many ? entryDigest(entries) : undefined,
    held: held && { decidedBy: held.decidedBy, reason: held.reason, until: held.until },
    kinds: facts.kinds,
    labelSetVersion: facts.labelSetVersion,
    log,
    more: more && sorted(more),
    organisation: facts.organisation,
    outcome: facts.outcome,
    person: facts.person,
    preferenceVersion: facts.preferenceVersion,
    purpose: facts.purpose,
    reason: facts.reason,
    role: facts.role,
    row: facts.row,
    ruleVersion: facts.ruleVersion,
    sequence,
    session: facts.session,
    user: facts.user,
  });
}

function sorted<T>(members: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `sha256:` and the hexadecimal digest of the ids, sorted, a line each: whoever knows them can check that they were the ones. */
export function entryDigest(entries: readonly string[]): string {
  const lines = [...entries].sort().join('\n');
  return `sha256:${createHash('sha256').update(lines).digest('hex')}`;
}
