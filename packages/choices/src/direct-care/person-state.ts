import type { Instant, OdsCode } from '@causeway/domain';
import type { EntryLabelFacts, PersonEvent, RelationshipBasis } from './choice-event.js';

/** A word that stands: what was said, when, and in which event. */
export interface Standing<Decision> {
  readonly decision: Decision;
  readonly at: Instant;
  readonly event: string;
}

/** A verification code that was asked for, and what became of it. */
export interface CodeRequest {
  readonly request: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly tries: number;
  readonly outcome: 'open' | 'confirmed' | 'refused';
}

/** A disclosure by name. */
export interface Disclosure {
  readonly entry: string;
  readonly organisation: OdsCode;
  readonly until: Instant;
}

/** An override by one user for one organisation. */
export interface BrokenGlass {
  readonly grant: string;
  readonly organisation: OdsCode;
  readonly user: string;
  readonly until: Instant;
  readonly renewals: number;
  /** Every reason given, oldest first. */
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
}

/** A grant to a proxy. */
export interface ProxyGrant {
  readonly until: Instant;
  readonly withheldSets: readonly string[];
}

/** What all events about one person come to. Nothing here has run out by itself: each until is to be compared with the moment asked about. */
export interface PersonState {
  /** How many events there are about the person; labels of entries do not count. It changes whenever a choice does. */
  readonly version: number;
  readonly registeredPractice: OdsCode | undefined;
  readonly isProtected: boolean;
  readonly protectedAccess: ReadonlySet<OdsCode>;
  readonly excludedSets: ReadonlySet<string>;
  readonly includedSets: ReadonlySet<string>;
  /** Express words that stand, by direction and organisation: `out A81001`. */
  readonly sharing: ReadonlyMap<string, Standing<'yes' | 'no'>>;
  readonly shareInRules: ReadonlyMap<OdsCode, 'allowed' | 'prohibited'>;
  readonly shareInVerified: ReadonlyMap<OdsCode, Instant>;
  /** Every request for a code, by organisation, oldest first. */
  readonly codeRequests: ReadonlyMap<OdsCode, readonly CodeRequest[]>;
  /** By organisation and basis; `undefined` where it lasts. Disclosures are not repeated here. */
  readonly relationships: ReadonlyMap<OdsCode, ReadonlyMap<RelationshipBasis, Instant | undefined>>;
  readonly disclosures: readonly Disclosure[];
  readonly brokenGlass: readonly BrokenGlass[];
  readonly proxies: ReadonlyMap<string, ProxyGrant>;
  readonly entryLabels: ReadonlyMap<string, EntryLabelFacts>;
  readonly objections: ReadonlyMap<'type-1' | 'national', Standing<'object' | 'withdraw'>>;
}

/** The key of a preference in {@link PersonState.sharing}. */
export function sharingKey(direction: 'out' | 'in', organisation: OdsCode): string {
  return `${direction} ${organisation}`;
}

/** The state of a person about whom nothing was said. */
export const emptyPersonState: PersonState = {
  version: 0,
  registeredPractice: undefined,
  isProtected: false,
  protectedAccess: new Set(),
  excludedSets: new Set(),
  includedSets: new Set(),
  sharing: new Map(),
  shareInRules: new Map(),
  shareInVerified: new Map(),
  codeRequests: new Map(),
  relationships: new Map(),
  disclosures: [],
  brokenGlass: [],
  proxies: new Map(),
  entryLabels: new Map(),
  objections: new Map(),
};

/** A word that stands since this event. */
export function standing<Decision>({ at, id }: PersonEvent, decision: Decision): Standing<Decision> {
  return { decision, at, event: id };
}
