export type { AuditSource } from './audit/audit-source.js';
export { isRowProven } from './audit/check-row-proof.js';
export type { PublishCheckpoint, PublishedCheckpoint } from './audit/checkpoint-publisher.js';
export { openDatabaseAudit } from './audit/database-audit-source.js';
export { exportLog } from './audit/export-log.js';
export { openExportedAudit } from './audit/exported-audit-source.js';
export type { LogFault, LogFaultKind } from './audit/log-fault.js';
export { publishToFolder, readPublished } from './audit/published-checkpoints.js';
export type { NoteSigner } from './audit/signed-note.js';
export type { SigningKeyParts } from './audit/signing-key-file.js';
export { openSigningKey } from './audit/signing-key-file.js';
export type { Verification, VerificationQuestion } from './audit/verify-log.js';
export { verifyLog } from './audit/verify-log.js';
export type { EventOfPerson } from './choices/choice-events.js';
export type { CodeMessage, Messenger } from './choices/choice-parts.js';
export type { ConsentChoice, ConsentChoices, ConsentContext } from './consent/consent-choice.js';
export { consentToChoices } from './consent/consent-to-choices.js';
export type { ApprovedReleases } from './gate/secondary-entries.js';
export type { BulkLoadParts, LoadCounts } from './load/bulk-load.js';
export { BulkLoad } from './load/bulk-load.js';
export { hasRelationship } from './load/has-relationship.js';
export type { LoadIdentity } from './load/load-identity.js';
export { loadIdentity } from './load/load-identity.js';
export type { LoadItem, NotLoaded } from './load/load-row.js';
export type { OpenRecord, RecordParts } from './open-record.js';
export { openRecord, recordOn } from './open-record.js';
export type { EmbeddedPostgres, EmbeddedPostgresParts } from './postgres/embedded/start-embedded-postgres.js';
export { startEmbeddedPostgres } from './postgres/embedded/start-embedded-postgres.js';
export type { Store } from './postgres/store.js';
export { openStore } from './postgres/store.js';
export type {
  AccessLogRow,
  Alert,
  BreakGlassGrant,
  ChoiceMethod,
  ChoiceSource,
  Explanation,
  ObjectionState,
  RecordChoices,
  SharingChange,
  SharingEvent,
  SharingPreference,
} from './record-choices.js';
export type {
  BundleOutcome,
  FoundResource,
  HistoryPage,
  HistoryQuestion,
  HistoryVersion,
  ResourceKey,
  SearchPage,
  SharedRecord,
  StoredVersion,
  Written,
} from './shared-record.js';
