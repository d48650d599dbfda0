import { type1Active } from '@causeway/choices';
import type { LocalDate, OdsCode } from '@causeway/domain';
import { groupHasActiveTypeOne, type Registration, recordOf, type TypeOneGroup } from './type-one-group.js';
import type { UnderstoodObjection } from './understood-objection.js';

/** A GP record that is left out of the run, and whether the objection stands in it or was carried to it from another practice. */
export interface LeftOutRecord {
  readonly recordId: string;
  readonly ods: OdsCode;
  readonly basis: 'recorded-here' | 'recorded-elsewhere';
}

/** A person whose practice recorded an objection that is active. */
export interface RecordedObjection {
  readonly ods: OdsCode;
  readonly recordId: string;
}

/** What the Type 1 objections of a region come to. */
export interface TypeOneDecision {
  /** In order of record id. */
  readonly leftOut: readonly LeftOutRecord[];
  /** By practice and person, from the practices' own lists; in order of record id. */
  readonly recorded: readonly RecordedObjection[];
  /** Objections that were active at a practice the person has left, where the practice they are at now says otherwise. */
  readonly superseded: readonly RecordedObjection[];
}

/** Whose GP records are left out, group by group: the decision is `type1Active`, and nothing else here decides. */
export function decideTypeOne(groups: readonly TypeOneGroup[], asAt: LocalDate): TypeOneDecision {
  const leftOut: LeftOutRecord[] = [];
  const recorded: RecordedObjection[] = [];
  const superseded: RecordedObjection[] = [];
  for (const group of groups) {
    const isActive = groupHasActiveTypeOne(group, asAt);
    const active = activeWhereRecorded(group, asAt);
    (isActive ? recorded : superseded).push(...active);
    if (isActive) leftOut.push(...recordsOf(group, new Set(active.map(({ recordId }) => recordId))));
  }
  return {
    leftOut: leftOut.sort(byRecord),
    recorded: recorded.sort(byRecord),
    superseded: superseded.sort(byRecord),
  };
}

function byRecord(a: { readonly recordId: string }, b: { readonly recordId: string }): number {
  return a.recordId < b.recordId ? -1 : 1;
}

/** The records of the group whose own codes say that the objection is active. */
function activeWhereRecorded({ objections }: TypeOneGroup, asAt: LocalDate): readonly RecordedObjection[] {
  return [...objectionsByRecord(objections)].flatMap(([recordId, own]) => {
    const ods = own[0]?.ods;
    return type1Active(own, { registeredPractice: ods, asAt }) && ods !== undefined
      ? [{ ods, recordId }]
      : [];
  });
}

function recordsOf(
  { registrations }: TypeOneGroup,
  activeHere: ReadonlySet<string>,
): readonly LeftOutRecord[] {
  const byRecordId = new Map<string, Registration>(registrations.map((row) => [row.recordId, row]));
  return [...byRecordId].map(([recordId, { ods }]) => ({
    recordId,
    ods,
    basis: activeHere.has(recordId) ? 'recorded-here' : 'recorded-elsewhere',
  }));
}

/** The objections by the person's record, for what is decided record by record. */
export function objectionsByRecord(
  objections: readonly UnderstoodObjection[],
): ReadonlyMap<string, readonly UnderstoodObjection[]> {
  const byRecordId = new Map<string, UnderstoodObjection[]>();
  for (const objection of objections) {
    const own = byRecordId.get(recordOf(objection));
    if (own === undefined) byRecordId.set(recordOf(objection), [objection]);
    else own.push(objection);
  }
  return byRecordId;
}
