import { type ObjectionEffect, type ObjectionFamily, typeTwoStanding } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import type { AdmissionWork } from '../admission-work.js';
import { personTables } from '../persons/person-steps.js';
import { reachedRegistrations } from './reached-registrations.js';
import { decideTypeOne, objectionsByRecord, type TypeOneDecision } from './type-one-decision.js';
import { recordOf, typeOneGroups } from './type-one-group.js';
import type { UnderstoodObjection } from './understood-objection.js';

/** The tables that objections become, for the rest of admission and for its files. */
export const objectionTables = {
  /** (record_id, source_ods, basis): GP records left out for Type 1. */
  typeOne: 'type_one',
  /** (record_id, opted_out, worklist): what legacy Type 2 objections mean. */
  typeTwo: 'type_two',
  /** (ods, local_id, record_id, code, family, effect, effective_at, recorded_at, entered_in_error): objections as understood. */
  objections: 'objections',
} as const;

/** What the objections of a region come to. */
export interface AppliedObjections {
  readonly typeOne: TypeOneDecision;
  readonly counts: ObjectionCountsByFamily;
  /** People with a Type 2 objection dated too late to be processed, by practice: the practice is asked to talk with them. */
  readonly typeTwoWorklist: ReadonlyMap<OdsCode, number>;
  /** Dissents that count although a date, or whether they were entered in error, could not be read. */
  readonly partlyUnread: number;
}

/** Rows by family, then by what they say; those entered in error are counted apart. */
export type ObjectionCountsByFamily = Readonly<
  Partial<Record<ObjectionFamily, Readonly<Partial<Record<ObjectionEffect | 'entered-in-error', number>>>>>
>;

/** Decides, person by person, whose GP records are left out, and loads the tables that say so. Reads the registrations of the admitted persons. */
export async function applyObjections(
  { engine, referenceDate }: AdmissionWork,
  understood: readonly UnderstoodObjection[],
): Promise<AppliedObjections> {
  const typeOneRows = understood.filter(({ family }) => family === 'type-1');
  const recordIds = [...new Set(typeOneRows.map(recordOf))].sort();
  const reached = await reachedRegistrations(engine, personTables.registrations, recordIds);
  const typeOne = decideTypeOne(typeOneGroups(reached, typeOneRows), referenceDate);
  await loadTypeOne(engine, typeOne);
  await loadObjections(engine, understood);
  return {
    typeOne,
    counts: countsByFamily(understood),
    typeTwoWorklist: await loadTypeTwo(engine, understood),
    partlyUnread: understood.filter(({ isPartlyUnread }) => isPartlyUnread).length,
  };
}

async function loadTypeOne(engine: Engine, { leftOut }: TypeOneDecision): Promise<void> {
  await engine.load(
    objectionTables.typeOne,
    [
      { name: 'record_id', type: 'text' },
      { name: 'source_ods', type: 'text' },
      { name: 'basis', type: 'text' },
    ],
    [[leftOut.map((row) => row.recordId), leftOut.map((row) => row.ods), leftOut.map((row) => row.basis)]],
  );
}

async function loadObjections(engine: Engine, rows: readonly UnderstoodObjection[]): Promise<void> {
  const text = (
    ['ods', 'local_id', 'record_id', 'code', 'family', 'effect', 'effective_at', 'recorded_at'] as const
  ).map((name) => ({ name, type: 'text' }) as const);
  await engine.load(
    objectionTables.objections,
    [...text, { name: 'entered_in_error', type: 'boolean' }],
    [
      [
        rows.map((row) => row.ods),
        rows.map((row) => row.localId),
        rows.map(recordOf),
        rows.map((row) => row.code),
        rows.map((row) => row.family),
        rows.map((row) => row.effect),
        rows.map((row) => row.effectiveAt ?? null),
        rows.map((row) => row.recordedAt ?? null),
        rows.map((row) => row.enteredInError),
      ],
    ],
  );
}

/** Loads what the Type 2 objections mean, and answers how many people each practice is asked to talk with. */
async function loadTypeTwo(
  engine: Engine,
  understood: readonly UnderstoodObjection[],
): Promise<ReadonlyMap<OdsCode, number>> {
  const worklist = new Map<OdsCode, number>();
  const standings = [...objectionsByRecord(understood)]
    .map(([recordId, own]) => ({ recordId, ods: own[0]?.ods, ...typeTwoStanding(own) }))
    .filter(({ optedOut, worklist: isAsked }) => optedOut || isAsked)
    .sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
  for (const { ods, worklist: isAsked } of standings)
    if (isAsked && ods !== undefined) worklist.set(ods, (worklist.get(ods) ?? 0) + 1);
  await engine.load(
    objectionTables.typeTwo,
    [
      { name: 'record_id', type: 'text' },
      { name: 'opted_out', type: 'boolean' },
      { name: 'worklist', type: 'boolean' },
    ],
    [
      [
        standings.map(({ recordId }) => recordId),
        standings.map(({ optedOut }) => optedOut),
        standings.map((standing) => standing.worklist),
      ],
    ],
  );
  return worklist;
}

function countsByFamily(rows: readonly UnderstoodObjection[]): ObjectionCountsByFamily {
  const counts: Partial<
    Record<ObjectionFamily, Partial<Record<ObjectionEffect | 'entered-in-error', number>>>
  > = {};
  for (const { family, effect, enteredInError } of rows) {
    const said = enteredInError ? 'entered-in-error' : effect;
    counts[family] = { ...counts[family], [said]: (counts[family]?.[said] ?? 0) + 1 };
  }
  return counts;
}
