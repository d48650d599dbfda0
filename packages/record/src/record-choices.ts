import type { Asker } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import type { AccessAction } from './audit/access-facts.js';

/** How a choice was made known. */
export type ChoiceMethod = 'spoken' | 'form' | 'online';

/** Who said so: the person, someone who acts for them, or the organisation's dated policy. */
export type ChoiceSource = 'patient' | 'proxy' | 'organisation-policy';

/** One preference in force, and how it came about. */
export interface SharingPreference {
  readonly organisation: OdsCode;
  readonly organisationName: string | undefined;
  readonly direction: 'out' | 'in';
  /** What was said; `not-asked` where nothing was, or where it was withdrawn. */
  readonly decision: 'yes' | 'no' | 'not-asked';
  /** What it comes to today, with the organisation's policy where nobody was asked. */
  readonly effective: 'yes' | 'no';
  readonly source: ChoiceSource | undefined;
  readonly method: ChoiceMethod | undefined;
  /** ISO instant of the newest word. */
  readonly since: string | undefined;
  readonly history: readonly SharingEvent[];
}

/** One word of the history of a preference, oldest first. */
export interface SharingEvent {
  readonly at: string;
  readonly decision: 'yes' | 'no' | 'withdraw';
  readonly source: ChoiceSource;
  readonly method: ChoiceMethod;
  readonly byRole: string;
  readonly byOrganisation: OdsCode | undefined;
}

/** A change of a preference. Staff may change those of their own organisation, a person or proxy all of theirs. */
export interface SharingChange {
  readonly organisation: OdsCode;
  readonly direction: 'out' | 'in';
  readonly decision: 'yes' | 'no' | 'withdraw';
  readonly method: ChoiceMethod;
  /** Reference of the form or note that proves it, where there is one. */
  readonly evidence?: string;
}

/** An objection to secondary use, as recorded here. */
export interface ObjectionState {
  readonly family: 'type-1' | 'national';
  readonly state: 'objected' | 'not-objected';
  readonly since: string | undefined;
  readonly method: ChoiceMethod | undefined;
  readonly history: readonly {
    readonly at: string;
    readonly decision: 'object' | 'withdraw';
    readonly method: ChoiceMethod;
  }[];
}

/** An override in force, as the user who made it is reminded of it. */
export interface OverrideInForce {
  readonly id: string;
  readonly until: string;
}

/** An override that was just made. */
export interface BreakGlassGrant {
  readonly id: string;
  readonly until: string;
  readonly alert: string;
}

/** Why an entry is, or was, seen or hidden, in words for who asks. */
export interface Explanation {
  readonly visible: boolean;
  /** The row of the decision table that decided. */
  readonly row: number;
  readonly words: string;
  /** The facts the row looked at, for the officer; fewer for the patient. */
  readonly facts: Readonly<Record<string, string>>;
}

/** One row of the access log about one person, as people read it, with the proof that it stands in the log. */
export interface AccessLogRow {
  readonly log: string;
  readonly sequence: number;
  readonly at: string;
  readonly user: string;
  readonly role: string;
  readonly organisation: string | undefined;
  readonly purpose: string;
  readonly action: AccessAction;
  readonly basis: string;
  readonly row: number | undefined;
  readonly entries: readonly string[];
  readonly kinds: readonly string[];
  /** The exact text of the row, the salt it is hashed with, and the proof (RFC 6962), so that anyone can check it against a checkpoint. */
  readonly proof:
    | {
        readonly text: string;
        readonly salt: string;
        readonly hashes: readonly string[];
        readonly checkpoint: string;
      }
    | undefined;
}

/** An alert for the officer; its message holds a reference only. */
export interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly organisation: OdsCode;
  readonly at: string;
  readonly owner: string;
  readonly deadline: string;
  readonly outcome: string | undefined;
  readonly overdue: boolean;
  readonly reference: string;
}

/** The part of the record that is about choices, relationships and who has looked. */
export interface RecordChoices {
  sharing(asker: Asker, person: string): Promise<Result<readonly SharingPreference[], Problem>>;
  setSharing(
    asker: Asker,
    person: string,
    change: SharingChange,
  ): Promise<Result<readonly SharingPreference[], Problem>>;
  objections(asker: Asker, person: string): Promise<Result<readonly ObjectionState[], Problem>>;
  setObjection(
    asker: Asker,
    person: string,
    change: {
      readonly family: 'type-1' | 'national';
      readonly decision: 'object' | 'withdraw';
      readonly method: ChoiceMethod;
    },
  ): Promise<Result<readonly ObjectionState[], Problem>>;
  breakGlass(
    asker: Asker,
    person: string,
    reason: { readonly code: string; readonly text: string },
  ): Promise<Result<BreakGlassGrant, Problem>>;
  /** The asker's own overrides for their organisation that are in force: none or one. */
  overridesInForce(asker: Asker, person: string): Promise<Result<readonly OverrideInForce[], Problem>>;
  endBreakGlass(asker: Asker, grant: string): Promise<Result<void, Problem>>;
  claimRelationship(
    asker: Asker,
    person: string,
    reason: string,
  ): Promise<Result<{ readonly until: string; readonly alert: string }, Problem>>;
  explain(
    asker: Asker,
    person: string,
    question: { readonly entry: string; readonly organisation: OdsCode; readonly at?: string },
  ): Promise<Result<Explanation, Problem>>;
  accessLog(
    asker: Asker,
    person: string,
    page: { readonly count: number; readonly cursor?: string },
  ): Promise<Result<{ readonly rows: readonly AccessLogRow[]; readonly next: string | undefined }, Problem>>;
  setShareIn(
    asker: Asker,
    person: string,
    rule: { readonly organisation: OdsCode; readonly rule: 'allowed' | 'prohibited' | 'verify' },
  ): Promise<Result<void, Problem>>;
  /** Sends a code to the person by the messenger the record was given; the code itself is never returned, logged or kept in the clear. */
  requestShareInCode(asker: Asker, person: string): Promise<Result<{ readonly until: string }, Problem>>;
  confirmShareInCode(asker: Asker, person: string, code: string): Promise<Result<void, Problem>>;
  /** The person refuses what an organisation asked by a code: that is a no to sharing in there. */
  refuseShareInCode(asker: Asker, person: string, organisation: OdsCode): Promise<Result<void, Problem>>;
  disclose(
    asker: Asker,
    person: string,
    disclosure: {
      readonly entry: string;
      readonly to: OdsCode;
      readonly reason: string;
      readonly until: string;
    },
  ): Promise<Result<void, Problem>>;
  setPolicy(
    asker: Asker,
    policy: {
      readonly direction: 'out' | 'in';
      readonly value: 'implied-yes' | 'none';
      readonly from: string;
      readonly text: string;
    },
  ): Promise<Result<void, Problem>>;
  excludeSensitiveSet(
    asker: Asker,
    person: string,
    change: { readonly set: string; readonly decision: 'exclude' | 'include' | 'withdraw' },
  ): Promise<Result<void, Problem>>;
  grantProxy(
    asker: Asker,
    person: string,
    grant: { readonly proxy: string; readonly until: string; readonly withheldSets: readonly string[] },
  ): Promise<Result<void, Problem>>;
  alerts(asker: Asker): Promise<Result<readonly Alert[], Problem>>;
  resolveAlert(asker: Asker, alert: string, outcome: string): Promise<Result<Alert, Problem>>;
}
