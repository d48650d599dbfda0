import { setImmediate } from 'node:timers/promises';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { writeAreaFiles } from './output/area-files.js';
import { choicesSink } from './output/choices-sink.js';
import { extractSink } from './output/extract-sink.js';
import { beginOutputFolder } from './output/output-folder.js';
import type { RegionSink } from './output/region-sink.js';
import { type OpenTable, openCsvTable } from './output/table-writer.js';
import { truthSink } from './output/truth-sink.js';
import { type PersonFile, peopleOfRegion } from './people-of-region.js';
import { recordSink } from './record/record-sink.js';
import { planRegion, type RegionPlan } from './region-plan.js';
import type { RegionSpec } from './region-spec.js';

/** What a region is made with. */
export interface RegionParts {
  /** The folder to make; it must not hold files yet. */
  readonly folder: string;
  /** Opens the tables of the extracts; CSV unless given. All else of a region is CSV or JSON in any case. */
  readonly openTable?: OpenTable;
  /** Told now and then how many people are done. */
  readonly progress?: (done: number, total: number) => void;
  /** Stops the making; nothing is left of it then. */
  readonly signal?: AbortSignal;
}

/** What was made. */
export interface RegionCounts {
  readonly people: number;
  readonly organisations: number;
  readonly places: number;
  /** Local ids over all organisations. */
  readonly registrations: number;
  readonly events: number;
  readonly objections: number;
  readonly nationalOptOuts: number;
}

const peopleBetweenBreaths = 500;

/**
 * Makes a synthetic region with known truth in a folder, and answers with its counts. The same specification gives the same bytes. It is
 * made person by person, so memory does not grow with their number; the folder appears under its name only when it is whole.
 *
 * Errors: CW-REGION-003 and CW-REGION-004 (folder), CW-REGION-005 (stopped by `signal`). Throws the system's error where it cannot write.
 */
export async function generateRegion(
  spec: RegionSpec,
  parts: RegionParts,
): Promise<Result<RegionCounts, Problem>> {
  const begun = beginOutputFolder(parts.folder);
  if (!begun.ok) return begun;
  const folder = begun.value;
  let made = false;
  try {
    const counts = await writeRegion(planRegion(spec), folder.partial, parts);
    if (counts === undefined) return err(problem('CW-REGION-005'));
    folder.finish();
    made = true;
    return ok(counts);
  } finally {
    if (!made) folder.abandon();
  }
}

type Counting = { -readonly [Name in keyof RegionCounts]: RegionCounts[Name] };

/** Undefined where it was stopped. */
async function writeRegion(
  plan: RegionPlan,
  folder: string,
  { openTable = openCsvTable, progress, signal }: RegionParts,
): Promise<RegionCounts | undefined> {
  await writeAreaFiles(plan, folder);
  const sinks: readonly RegionSink[] = [
    extractSink(plan, folder, openTable),
    choicesSink(plan, folder),
    truthSink(plan, folder),
    ...(plan.spec.record ? [recordSink(plan, folder)] : []),
  ];
  const counts = noCounts(plan);
  for (const file of peopleOfRegion(plan)) {
    for (const sink of sinks) sink.add(file);
    count(counts, file);
    if (counts.people % peopleBetweenBreaths > 0) continue;
    progress?.(counts.people, plan.spec.people);
    // Writing blocks; this lets a signal arrive and a progress line be drawn.
    await setImmediate();
    if (signal?.aborted === true) return undefined;
  }
  for (const sink of sinks) await sink.close();
  progress?.(counts.people, plan.spec.people);
  return counts;
}

function noCounts({ areas, organisations }: RegionPlan): Counting {
  return {
    people: 0,
    organisations: organisations.all.length,
    places: areas.places.length,
    registrations: 0,
    events: 0,
    objections: 0,
    nationalOptOuts: 0,
  };
}

function count(counts: Counting, { registrations, choices }: PersonFile): void {
  counts.people += 1;
  counts.registrations += registrations.length;
  for (const { registration } of registrations) counts.events += registration.events.length;
  counts.objections += choices.objections.length;
  if (choices.nationalOptOut) counts.nationalOptOuts += 1;
}
