import type { Freshness } from '@causeway/choices';
import type { LocalDate, OdsCode, OrganisationKind } from '@causeway/domain';
import type { FhirSummary } from './fhir/fhir-summary.js';
import type { ObjectionCountsByFamily } from './objections/apply-objections.js';
import type { PracticeLedgerRow } from './objections/practice-ledger.js';
import type { PersonQuality } from './persons/person-quality.js';
import type { FileSummary } from './set-aside.js';

/** Rows of one kind: `rowsIn` = `admitted` + `rejected`; of the admitted, `leftOut` for an objection; `out` = `admitted` − `leftOut`. */
export interface RowCounts {
  readonly rowsIn: number;
  readonly admitted: number;
  readonly rejected: number;
  readonly leftOut: number;
  readonly out: number;
}

/** What Type 1 objections keep out of a run, at one practice. Counts of what was sent, admitted and then left out. */
export interface LeftOutCounts {
  readonly ods: OdsCode;
  readonly people: number;
  readonly personRows: number;
  readonly events: number;
}

/** An organisation of the region, and whether it sent an extract. */
export interface OrganisationSummary {
  readonly ods: OdsCode;
  readonly kind: OrganisationKind;
  readonly sent: 'tables' | 'fhir' | 'nothing';
}

/** What is known of the cleaned list of the national data opt-out. */
export interface CleanedListSummary {
  readonly isThere: boolean;
  /** NHS numbers that may be used: none where the list is not fresh. */
  readonly size: number;
  readonly numbersRead: number;
  readonly badLines: number;
  readonly receivedOn: string;
  readonly freshness: Freshness;
}

/** What admission found and did, in counts; it can be written as JSON and holds no value of a person. */
export interface AdmissionSummary {
  readonly region: {
    readonly name: string;
    readonly referenceDate: LocalDate;
    /** Whether all of it is one system's, so that a local id is the same person at every organisation: a folder of FHIR Bundles. */
    readonly isOneIndex: boolean;
  };
  readonly organisations: readonly OrganisationSummary[];
  readonly files: readonly FileSummary[];
  readonly rows: { readonly persons: RowCounts; readonly events: RowCounts };
  /** By organisation that sent an extract, in order of ODS code. */
  readonly quality: readonly PersonQuality[];
  readonly leftOut: readonly LeftOutCounts[];
  readonly ledger: readonly PracticeLedgerRow[];
  readonly objections: {
    readonly isThere: boolean;
    readonly counts: ObjectionCountsByFamily;
    /** Dissents that count although part of their row could not be read. */
    readonly partlyUnread: number;
  };
  readonly cleanedList: CleanedListSummary;
  readonly areas: number;
  readonly canaries: number;
  /** Columns left out because the caller said so, as `file: column`. */
  readonly droppedColumns: readonly string[];
  /** How many Patients of FHIR input held direct identifiers that were not read, by kind; empty for tables. */
  readonly directIdentifiers: Readonly<Record<string, number>>;
  /** What the resources of FHIR input were, folder by folder; empty for tables. */
  readonly fhir: readonly FhirSummary[];
  /** Sentences about what somebody must look into. */
  readonly alarms: readonly string[];
  /** Sentences about what may be as it should. */
  readonly warnings: readonly string[];
}
