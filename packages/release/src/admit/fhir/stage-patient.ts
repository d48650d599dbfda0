import { heldDirectIdentifiers } from './direct-identifiers.js';
import { listOf } from './json-fields.js';
import { patientDeath } from './patient-death.js';
import { hasPartialBirthDate, patientRows } from './patient-rows.js';
import { resourceId } from './resource-keys.js';
import type { PlacedResource, Stage } from './stage.js';
import { type EntryOwner, stageReading } from './stage-entries.js';

/** Stages the rows of a Patient and the death of one who has died. */
export function stagePatient(stage: Stage, placed: PlacedResource): void {
  const { resource, type } = placed;
  const { tally } = stage.parts;
  tally.countHeld(heldDirectIdentifiers(resource));
  const id = resourceId(placed);
  if (id === '') {
    stage.setAside(placed, 'persons', 'no-id');
    tally.count(type, 'setAside');
    return;
  }
  tally.count(type, 'selected');
  if (hasPartialBirthDate(resource)) tally.partialBirthDates += 1;
  const self = stage.addKeys(placed);
  const practice = stage.organisationKey(listOf(resource.generalPractitioner), placed, false);
  const organisation = stage.organisationKey([resource.managingOrganization], placed, true);
  for (const row of patientRows(resource))
    stage.push(placed, 'people', { self, practice, organisation, local_id: id, ...row });
  stageDeath(stage, placed, { id, self: '', subject: self, encounter: '', organisation: '' });
}

function stageDeath(stage: Stage, placed: PlacedResource, owner: EntryOwner): void {
  const reading = patientDeath(placed.resource);
  if ('leftOut' in reading) return;
  // A death without a date is no fault of the Patient, whose rows are used: it is counted, not set aside.
  stage.parts.tally.deathsWithoutDate += reading.unusable.length;
  stageReading(stage, placed, { owner, reading: { ...reading, unusable: [] } });
}
