import type { Instant, OdsCode } from '@causeway/domain';
import type { Reference } from '@causeway/fhir';

/** One choice that a Consent comes to. */
export type ConsentChoice =
  | {
      readonly kind: 'sharing';
      readonly organisation: OdsCode;
      readonly direction: 'out' | 'in';
      readonly decision: 'yes' | 'no';
    }
  | { readonly kind: 'sensitive-set'; readonly set: string; readonly decision: 'exclude' };

/** All that a Consent comes to; it is recorded whole or not at all. */
export interface ConsentChoices {
  readonly person: string;
  readonly source: 'patient' | 'proxy';
  /** A form where one proves it; otherwise however who records it came by it. */
  readonly method: 'form' | undefined;
  readonly evidence: string | undefined;
  /** The day or moment it was said, as the Consent writes it. */
  readonly saidAt: string | undefined;
  readonly choices: readonly ConsentChoice[];
  /** What the person should be told: which parts of it have no bearing here, and what was taken more widely. */
  readonly remarks: readonly string[];
}

/** What is known of those a Consent names. */
export interface ConsentContext {
  readonly now: Instant;
  /** The organisation a reference is to: by its ODS code, or an Organization that is kept here. */
  readonly organisationOf: (reference: Reference) => OdsCode | undefined;
  /** The id of the person a reference is to. */
  readonly personOf: (reference: Reference) => string | undefined;
  /** The newest word on this preference, where there is one: an older Consent never replaces a newer word. */
  readonly newestWord: (organisation: OdsCode, direction: 'out' | 'in') => NewestWord | undefined;
}

/** What was said last, and when: a moment, or the day as its evidence writes it. */
export interface NewestWord {
  readonly decision: 'yes' | 'no' | 'withdraw';
  readonly saidAt: string;
}

/** Why a part of a Consent cannot be honoured, and which. */
export interface Obstacle {
  readonly path: string;
  readonly reason: string;
}
