import { preferredCoding } from './coding.js';
import { entryTypes } from './entry-types.js';
import type { FoundEntry } from './fhir-file.js';
import type { PlacedResource, Stage } from './stage.js';
import { stageEntries } from './stage-entries.js';
import { stagePatient } from './stage-patient.js';

/** Stages what was found in the file of that number (from 0), whatever it is. */
export function stageFound(stage: Stage, fileNumber: number, found: FoundEntry): void {
  if (found.reason === undefined) stageResource(stage, { ...found, fileNumber });
  else stage.parts.broken.add({ table: 'events', fileNumber, line: found.line, reason: found.reason });
}

function stageResource(stage: Stage, placed: PlacedResource): void {
  const { directory, tally, isOfMany } = stage.parts;
  const { type } = placed;
  const entryType = entryTypes.get(type);
  if (entryType !== undefined) stageEntries(stage, placed, entryType);
  else if (type === 'Patient') stagePatient(stage, placed);
  else if (type === 'Medication') stageMedication(stage, placed);
  else if (type === 'Organization') {
    directory.add(placed, isOfMany);
    tally.count(type, 'selected');
  } else tally.count(type, 'ignored');
}

/** A Medication is no entry, only what requests refer to: one without an id or code is told with them. */
function stageMedication(stage: Stage, placed: PlacedResource): void {
  stage.parts.tally.count(placed.type, 'selected');
  const coding = preferredCoding(placed.resource.code);
  if (coding === undefined) return;
  const self = stage.addKeys(placed);
  stage.push(placed, 'medicines', { self, code_system: coding.system, code: coding.code });
}
