import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { personOf } from '@causeway/fhir';
import { consentStandsAgainst, takeConsent } from '../consent/take-consent.js';
import { findEntry } from '../gate/find-entry.js';
import { nobody } from '../gate/gate-facts.js';
import type { GatedRow } from '../gate/gated-row.js';
import type { HistoryVersion, ResourceKey, Written } from '../shared-record.js';
import type { EntryWrite, WriteOutcome } from './begin-write.js';
import { denialOf } from './deny-entry.js';
import { entryRowOf } from './entry-row.js';
import { isRecordId } from './record-id.js';
import { sourceRefusal } from './source-refusal.js';
import { tellLabels } from './tell-labels.js';
import { refused, written } from './write-outcome.js';
import type { LabelsBefore } from './write-statements.js';
import { keepDemographics, labelsOf, replaceEntry } from './write-statements.js';

/** Which resource is changed, and the version the change was made for. */
export interface ChangePlace {
  readonly key: ResourceKey;
  readonly ifMatch?: number | undefined;
}

/** A change of a resource, once it is known what stands there. */
export interface Change {
  readonly method: HistoryVersion['method'];
  /** The new resource, from the row that stands. */
  resource(row: GatedRow): Result<Resource, Problem>;
}

/**
 * Puts a new version in the place of the newest, which only its recorder may; what was there stays in the history. A deleted resource
 * comes back.
 *
 * Errors: CW-RECORD-001 (unknown or hidden), -005 (another's), -006 (another version), -009, -010, those of the change, and of a Consent those of `takeConsent`.
 */
export async function changeEntry(
  write: EntryWrite,
  { key, ifMatch }: ChangePlace,
  change: Change,
): Promise<WriteOutcome<Written>> {
  const row = isRecordId(key.id) ? await findEntry(write, key) : undefined;
  if (row === undefined) {
    const { answer, row: denial } = await denialOf(write, key);
    return { result: err(answer), rows: [denial] };
  }
  const next = permitted(write, row, ifMatch);
  const resource = next.ok ? change.resource(row) : next;
  const checked = resource.ok ? sameEntry(write, row, resource.value) : resource;
  if (!checked.ok) return refused(write, checked.error, [key.type]);
  const standing = row.type === 'Consent' ? consentStandsAgainst(row.content, checked.value) : undefined;
  if (standing !== undefined) return refused(write, standing, [key.type]);
  return replace(write, row, { resource: checked.value, method: change.method });
}

/** Whether the writer may change `row` as it stands. Problems: CW-RECORD-005, CW-RECORD-006. */
export function permitted(
  { organisation }: EntryWrite,
  { recorder, version }: GatedRow,
  ifMatch: number | undefined,
): Result<undefined, Problem> {
  if (recorder !== organisation) return err(problem('CW-RECORD-005'));
  return ifMatch === undefined || ifMatch === version ? ok(undefined) : err(problem('CW-RECORD-006'));
}

function sameEntry(
  { organisation }: EntryWrite,
  { id, type, person }: GatedRow,
  resource: Resource,
): Result<Resource, Problem> {
  if (resource.resourceType !== type || (resource.id ?? id) !== id) return err(problem('CW-RECORD-010'));
  const foreign = sourceRefusal(resource, organisation);
  if (foreign !== undefined) return err(foreign);
  const named = personOf({ ...resource, id });
  if (!named.ok) return err(problem('CW-RECORD-008', { detail: named.error.detail }));
  return (named.value ?? nobody) === person ? ok(resource) : err(problem('CW-RECORD-010'));
}

async function replace(
  write: EntryWrite,
  { person, id, type, recorder, version, deleted }: GatedRow,
  { resource, method }: { readonly resource: Resource; readonly method: HistoryVersion['method'] },
): Promise<WriteOutcome<Written>> {
  const lastUpdated = write.question.now;
  const row = entryRowOf(resource, { person, id, type, recorder, version: version + 1, lastUpdated, method });
  const [before] = await write.runner.query<LabelsBefore>(write.scope, replaceEntry(row));
  if (before === undefined) return refused(write, problem('CW-RECORD-006'), [type]);
  const demographics = keepDemographics(row);
  if (demographics !== undefined) await write.runner.query(write.scope, demographics);
  await tellLabels(write, row, labelsOf(before));
  const unfit = await takeConsent(write, resource, person);
  if (unfit !== undefined) return refused(write, unfit, [type]);
  return written(write, row, { action: 'update', created: deleted });
}
