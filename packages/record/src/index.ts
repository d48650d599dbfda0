export type { PublishCheckpoint } from './audit/checkpoint-publisher.js';
export type { NoteSigner } from './audit/signed-note.js';
export type { SigningKeyParts } from './audit/signing-key-file.js';
export { openSigningKey } from './audit/signing-key-file.js';
export type { OpenRecord, RecordParts } from './open-record.js';
export { openRecord } from './open-record.js';
export type { EmbeddedPostgres, EmbeddedPostgresParts } from './postgres/embedded/start-embedded-postgres.js';
export { startEmbeddedPostgres } from './postgres/embedded/start-embedded-postgres.js';
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
  BundleOperation,
  BundleOutcome,
  FoundResource,
  HistoryPage,
  HistoryQuestion,
  HistoryVersion,
  PatchOperation,
  ResourceKey,
  SearchPage,
  SharedRecord,
  StoredVersion,
  Written,
} from './shared-record.js';
