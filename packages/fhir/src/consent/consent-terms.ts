import type { Coding } from '../audit/audit-code.js';
import type { Reference } from '../resource.js';

/** A span of time as it was written: dates or moments, either end open. */
export interface TermPeriod {
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** One rule of a Consent, and the exceptions to it. Source: FHIR R4, Consent.provision; IHE PCF. */
export interface ProvisionTerms {
  readonly type: 'permit' | 'deny';
  /** When the rule holds. */
  readonly period: TermPeriod | undefined;
  /** Whom it is about: recipients, mostly. */
  readonly actors: readonly { readonly role: string | undefined; readonly reference: Reference }[];
  readonly purposes: readonly Coding[];
  readonly securityLabels: readonly Coding[];
  /** When what it is about was recorded. */
  readonly dataPeriod: TermPeriod | undefined;
  readonly data: readonly { readonly meaning: string; readonly reference: Reference }[];
  /** Elements that narrow the rule in ways that are not read here: `action`, `class`, `code`. */
  readonly unread: readonly string[];
  readonly exceptions: readonly ProvisionTerms[];
}

/** What a Consent says, typed; nothing of it is decided yet. */
export interface ConsentTerms {
  readonly patient: Reference;
  readonly dateTime: string | undefined;
  /** Who gave it. */
  readonly performers: readonly Reference[];
  /** Whose data it is about: the organisations that keep them. */
  readonly organisations: readonly Reference[];
  /** Addresses of the policies it rests on; what stands there is not read. */
  readonly policies: readonly string[];
  /** The form or recording that proves it. */
  readonly source: Reference | undefined;
  readonly provision: ProvisionTerms;
}
