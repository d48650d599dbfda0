import type { OdsCode } from '@causeway/domain';

/**
 * How many people's objections one practice recorded, sent and saw applied in one run.
 *
 * The practice's list of objections (`choices/objections.csv`) says how many it recorded; its extract and the
 * rows that went on to linkage say the other two, so that no count is derived from another.
 */
export interface ObjectionCounts {
  readonly ods: OdsCode;
  /** People with an active objection according to the practice's own list. */
  readonly recorded: number;
  /** Those of them whose local id was found among the persons that the practice sent, or said it withheld. */
  readonly sent: number;
  /** Those of them whose rows were measured to be absent from what went on to linkage. */
  readonly applied: number;
}

/** What a run knows of one practice. */
export interface PracticeObjections extends ObjectionCounts {
  /** People in the practice's extract, before anyone is left out. */
  readonly listSize: number;
  /** Canary persons with an objection who were found in what went on, or in a release. */
  readonly canariesSeen: number;
}

/** What is wrong with a practice's objections: each asks a person to look. */
export type LedgerAlarm =
  | 'recorded-not-sent'
  | 'sent-not-applied'
  | 'sudden-zero'
  | 'zero-in-large-practice'
  | 'practice-missing'
  | 'canary-seen';

/** One practice's line of the objection ledger. */
export interface LedgerRow extends PracticeObjections {
  readonly alarms: readonly LedgerAlarm[];
}

/**
 * From how many people on a practice's list no objection at all is not to be believed: about one person in
 * twenty has one, so a practice of 1,000 without any is a lost list rather than chance.
 */
export const largePracticeFrom = 1000;

/**
 * The objection ledger of a run: a row for every practice of this run or the previous one, in order of ODS
 * code, with its alarms.
 *
 * Objections were once recorded and not sent, or sent and not applied, for years; recorded = sent = applied
 * is what a run must show. `previous` holds the counts of the run before, and is empty for the first. Source:
 * decision tables, section 3.
 */
export function objectionLedger(
  practices: readonly PracticeObjections[],
  previous: readonly ObjectionCounts[],
): LedgerRow[] {
  const before = new Map(previous.map((counts) => [counts.ods, counts]));
  const now = new Set(practices.map(({ ods }) => ods));
  const missing = previous.filter(({ ods }) => !now.has(ods)).map(({ ods }) => silent(ods));
  return [
    ...practices.map((practice) => ({ ...practice, alarms: alarmsOf(practice, before.get(practice.ods)) })),
    ...missing.map((practice) => ({
      ...practice,
      alarms: missingAlarms(practice, before.get(practice.ods)),
    })),
  ].sort((a, b) => (a.ods < b.ods ? -1 : 1));
}

function alarmsOf(practice: PracticeObjections, before: ObjectionCounts | undefined): LedgerAlarm[] {
  const { recorded, sent, applied, listSize, canariesSeen } = practice;
  const raised: Record<Exclude<LedgerAlarm, 'practice-missing'>, boolean> = {
    'recorded-not-sent': recorded !== sent,
    'sent-not-applied': sent !== applied,
    'sudden-zero': hasSuddenZero(practice, before),
    'zero-in-large-practice': recorded === 0 && listSize >= largePracticeFrom,
    'canary-seen': canariesSeen > 0,
  };
  return Object.entries(raised).flatMap(([alarm, isRaised]) =>
    isRaised ? [alarm as keyof typeof raised] : [],
  );
}

function missingAlarms(practice: PracticeObjections, before: ObjectionCounts | undefined): LedgerAlarm[] {
  return ['practice-missing', ...alarmsOf(practice, before)];
}

function hasSuddenZero(now: ObjectionCounts, before: ObjectionCounts | undefined): boolean {
  if (before === undefined) return false;
  const counts = ['recorded', 'sent', 'applied'] as const;
  return counts.some((count) => before[count] > 0 && now[count] === 0);
}

function silent(ods: OdsCode): PracticeObjections {
  return { ods, recorded: 0, sent: 0, applied: 0, listSize: 0, canariesSeen: 0 };
}
