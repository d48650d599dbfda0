import type { Instant, OdsCode } from '@causeway/domain';
import type { Role } from './role.js';

/** How a choice was made known. */
export type ChoiceMethod = 'spoken' | 'form' | 'online';

/** Who said so: the person, someone who acts for them, or an organisation of its own accord. */
export type ChoiceSource = 'patient' | 'proxy' | 'organisation-policy';

/** Why an organisation has to do with a person. */
export type RelationshipBasis =
  | 'registration'
  | 'referral'
  | 'attendance'
  | 'caseload'
  | 'claimed'
  | 'disclosure';

/** Who recorded an event, as they were then. */
export interface Recording {
  readonly user: string;
  readonly role: Role;
  readonly organisation?: OdsCode;
}

/** What every event has: who, when, how, and the evidence. */
export interface EventHead {
  /** A random UUID. */
  readonly id: string;
  readonly at: Instant;
  readonly by: Recording;
  readonly source: ChoiceSource;
  readonly method: ChoiceMethod;
  /** Reference of the form or note that proves it; never its content. */
  readonly evidence?: string;
  /** The day or moment it was said, as the evidence writes it, where that is not when it was recorded. */
  readonly saidAt?: string;
}

/** What was said or done about one person. */
export type PersonChoice =
  | {
      readonly kind: 'sharing-set';
      readonly organisation: OdsCode;
      readonly direction: 'out' | 'in';
      readonly decision: 'yes' | 'no' | 'withdraw';
    }
  | {
      readonly kind: 'share-in-rule-set';
      readonly organisation: OdsCode;
      readonly rule: 'allowed' | 'prohibited' | 'verify';
    }
  | {
      readonly kind: 'share-in-code-requested';
      readonly organisation: OdsCode;
      readonly request: string;
      readonly until: Instant;
    }
  | { readonly kind: 'share-in-code-tried'; readonly organisation: OdsCode; readonly request: string }
  | { readonly kind: 'share-in-code-confirmed'; readonly organisation: OdsCode; readonly request: string }
  | { readonly kind: 'share-in-code-refused'; readonly organisation: OdsCode; readonly request: string }
  | { readonly kind: 'share-in-vouched'; readonly organisation: OdsCode }
  | {
      readonly kind: 'relationship-opened';
      readonly organisation: OdsCode;
      readonly basis: Exclude<RelationshipBasis, 'claimed' | 'disclosure'>;
      /** When it ends by itself; absent where it lasts until it is closed. */
      readonly until?: Instant;
    }
  | {
      readonly kind: 'relationship-closed';
      readonly organisation: OdsCode;
      readonly basis: Exclude<RelationshipBasis, 'disclosure'>;
    }
  | {
      readonly kind: 'relationship-claimed';
      readonly organisation: OdsCode;
      readonly reason: string;
      readonly until: Instant;
    }
  | { readonly kind: 'protected-set'; readonly isProtected: boolean }
  | { readonly kind: 'protected-access-set'; readonly organisation: OdsCode; readonly mayKnow: boolean }
  | {
      readonly kind: 'disclosure-made';
      readonly entry: string;
      readonly from: OdsCode;
      readonly organisation: OdsCode;
      readonly reason: string;
      readonly until: Instant;
    }
  | { readonly kind: 'disclosure-ended'; readonly entry: string; readonly organisation: OdsCode }
  | { readonly kind: 'entry-labels-set'; readonly entry: string; readonly labels: EntryLabelFacts }
  | {
      readonly kind: 'sensitive-set-chosen';
      readonly set: string;
      readonly decision: 'exclude' | 'include' | 'withdraw';
    }
  | {
      readonly kind: 'break-glass-opened' | 'break-glass-renewed';
      readonly organisation: OdsCode;
      readonly user: string;
      readonly grant: string;
      readonly reason: { readonly code: string; readonly text: string };
      readonly until: Instant;
    }
  | { readonly kind: 'break-glass-ended'; readonly grant: string }
  | {
      readonly kind: 'proxy-granted';
      readonly proxy: string;
      readonly until: Instant;
      readonly withheldSets: readonly string[];
    }
  | { readonly kind: 'proxy-ended'; readonly proxy: string }
  | {
      readonly kind: 'objection-set';
      readonly family: 'type-1' | 'national';
      readonly decision: 'object' | 'withdraw';
    };

/** The labels of an entry as far as the decision looks at them. */
export interface EntryLabelFacts {
  readonly private: boolean;
  readonly safeguarding: boolean;
  readonly hiddenOnline: boolean;
  readonly draft: boolean;
  readonly labelSets: readonly string[];
}

/** What was said or done about an organisation or the region, and about no one person. */
export type RegionChoice =
  | {
      readonly kind: 'policy-set';
      readonly organisation: OdsCode;
      readonly direction: 'out' | 'in';
      readonly value: 'implied-yes' | 'none';
      /** From when it holds; a moment before it was recorded counts as the moment it was recorded. */
      readonly from: Instant;
      readonly text: string;
    }
  | {
      readonly kind: 'organisation-set';
      readonly organisation: OdsCode;
      readonly name?: string;
      readonly organisationKind?: string;
      /** The organisation whose privacy officers answer for it; its own where it never said. */
      readonly officers?: OdsCode;
      readonly suspended: boolean;
    }
  | {
      readonly kind: 'organisation-set-chosen';
      readonly organisation: OdsCode;
      readonly set: string;
      readonly decision: 'exclude' | 'withdraw';
    }
  | { readonly kind: 'regional-switch-set'; readonly name: RegionalSwitch; readonly isOn: boolean };

/** What a region may let an emergency open, off unless switched on. */
export type RegionalSwitch =
  | 'emergency-opens-default-sets'
  | 'emergency-opens-out-no'
  | 'emergency-opens-prohibited';

/** An event about one person. */
export type PersonEvent = EventHead & PersonChoice;

/** An event about an organisation or the region. */
export type RegionEvent = EventHead & RegionChoice;

/** The particulars of one kind of event about a person. */
export type PersonEventOf<Kind extends PersonChoice['kind']> = Extract<PersonEvent, { readonly kind: Kind }>;
