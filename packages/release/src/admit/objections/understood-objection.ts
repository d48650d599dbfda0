import type { EventTime } from '@causeway/choices';
import { type ObjectionEffect, type ObjectionFamily, objectionOf, parseEventTime } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import type { Source } from '../region/region-description.js';

/** A row of `choices/objections` as it was sent. */
export interface SentObjection {
  readonly sentRow: number;
  readonly ods: string;
  readonly localId: string;
  readonly code: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly enteredInError: string;
}

/** An objection that is understood, or that must count although part of it is not. */
export interface UnderstoodObjection {
  readonly ods: OdsCode;
  readonly localId: string;
  readonly code: string;
  readonly family: ObjectionFamily;
  readonly effect: ObjectionEffect;
  readonly effectiveAt: EventTime | undefined;
  readonly recordedAt: EventTime | undefined;
  readonly enteredInError: boolean;
  /** Whether a date, or the mark of an error, could not be read: the dissent counts all the same. */
  readonly isPartlyUnread: boolean;
}

/** Why a row is set aside. */
export type ObjectionReason =
  | 'local-id-missing'
  | 'organisation-unknown'
  | 'organisation-not-a-practice'
  | 'code-unknown'
  | 'effective-at-unreadable'
  | 'recorded-at-unreadable'
  | 'entered-in-error-unreadable';

const errorWords: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['false', false],
  ['f', false],
  ['0', false],
  ['no', false],
  ['n', false],
  ['true', true],
  ['t', true],
  ['1', true],
  ['yes', true],
  ['y', true],
]);

/**
 * The objection that a row tells of, or why it is set aside.
 *
 * Fails closed: what takes an objection back must be understood in full, while a dissent counts even where its dates, or whether it was
 * entered in error, cannot be read.
 */
export function understoodObjection(
  sent: SentObjection,
  organisations: ReadonlyMap<string, Source>,
): UnderstoodObjection | ObjectionReason {
  const source = organisations.get(sent.ods.toUpperCase());
  if (source === undefined) return 'organisation-unknown';
  if (source.kind !== 'gp') return 'organisation-not-a-practice';
  if (sent.localId === '') return 'local-id-missing';
  const objection = objectionOf(sent.code);
  if (objection === undefined) return 'code-unknown';
  const { family, effect, code } = objection;
  const unread = unreadPart(sent);
  if (unread !== undefined && effect === 'withdrawn') return unread;
  return {
    ods: source.ods,
    localId: sent.localId,
    code,
    family,
    effect,
    effectiveAt: parseEventTime(sent.effectiveAt),
    recordedAt: parseEventTime(sent.recordedAt),
    enteredInError: errorWords.get(sent.enteredInError.toLowerCase()) ?? false,
    isPartlyUnread: unread !== undefined,
  };
}

function unreadPart({ effectiveAt, recordedAt, enteredInError }: SentObjection): ObjectionReason | undefined {
  if (parseEventTime(effectiveAt) === undefined) return 'effective-at-unreadable';
  if (recordedAt !== '' && parseEventTime(recordedAt) === undefined) return 'recorded-at-unreadable';
  return errorWords.has(enteredInError.toLowerCase()) ? undefined : 'entered-in-error-unreadable';
}
