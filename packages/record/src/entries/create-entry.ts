import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { isResourceType, personOf } from '@causeway/fhir';
import { takeConsent } from '../consent/take-consent.js';
import { nobody } from '../gate/gate-facts.js';
import { gatedStatement } from '../gate/gated-statement.js';
import type { Written } from '../shared-record.js';
import { beginPerson } from './begin-person.js';
import type { EntryWrite, WriteOutcome } from './begin-write.js';
import { denialOf } from './deny-entry.js';
import type { EntryRow } from './entry-row.js';
import { entryRowOf } from './entry-row.js';
import { isRecordId, newRecordId } from './record-id.js';
import { sourceRefusal } from './source-refusal.js';
import { tellLabels } from './tell-labels.js';
import { refused, written } from './write-outcome.js';
import {
  insertEntry,
  insertEntryOfPerson,
  insertOfPersonValues,
  keepDemographics,
} from './write-statements.js';

/**
 * Keeps `resource` as a new entry of the writer's organisation, under `id` or else an id made here. A Patient begins a person; any other
 * entry needs a person whose Patient the organisation may see.
 *
 * Errors: CW-RECORD-001 (no such person, or none the organisation may see), -008, -009, -014; of a Consent, those of `takeConsent`.
 */
export async function createEntry(
  write: EntryWrite,
  resource: Resource,
  id = newRecordId(write.randomBytes),
): Promise<WriteOutcome<Written>> {
  const made = newRow(write, resource, id);
  if (!made.ok) return refused(write, made.error, [resource.resourceType]);
  const row = made.value;
  const isKept = await insert(write, row);
  if (!isKept) {
    const { answer, row: denial } = await denialOf(write, { type: 'Patient', id: row.person });
    return { result: err(answer), rows: [denial] };
  }
  const demographics = keepDemographics(row);
  if (demographics !== undefined) await write.runner.query(write.scope, demographics);
  if (row.type === 'Patient') await beginPerson(write, resource, id);
  await tellLabels(write, row, undefined);
  const unfit = await takeConsent(write, resource, row.person);
  if (unfit !== undefined) return refused(write, unfit, [row.type]);
  return written(write, row, { action: 'create', created: true });
}

function newRow(write: EntryWrite, resource: Resource, id: string): Result<EntryRow, Problem> {
  const { resourceType: type } = resource;
  if (!isResourceType(type)) return err(problem('CW-RECORD-014'));
  const foreign = sourceRefusal(resource, write.organisation);
  if (foreign !== undefined) return err(foreign);
  const person = personOf({ ...resource, id });
  if (!person.ok) return err(problem('CW-RECORD-008', { detail: person.error.detail }));
  return ok(
    entryRowOf(resource, {
      person: person.value ?? nobody,
      id,
      type,
      version: 1,
      recorder: write.organisation,
      lastUpdated: write.question.now,
      method: 'POST',
    }),
  );
}

async function insert(write: EntryWrite, row: EntryRow): Promise<boolean> {
  if (row.type === 'Patient' || row.person === nobody) {
    await write.runner.query(write.scope, insertEntry(row));
    return true;
  }
  if (!isRecordId(row.person)) return false;
  const { texts, question } = write;
  const values = insertOfPersonValues(row);
  const kept = await write.runner.query(
    write.scope,
    gatedStatement(texts, insertEntryOfPerson, { question, values }),
  );
  return kept.length > 0;
}
