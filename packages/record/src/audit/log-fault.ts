/** What is wrong with a log, in one word. */
export type LogFaultKind =
  /** A row says something else than what was signed. */
  | 'changed'
  /** Rows that were signed are not there. */
  | 'dropped'
  /** A row is there that was never signed. */
  | 'inserted'
  /** A row stands in another place than it says of itself. */
  | 'moved'
  /** A row, or a checkpoint, is of an earlier time than the one before. */
  | 'back-dated'
  /** A checkpoint that our key did not sign, or that says something else of itself than it signed. */
  | 'forged-checkpoint'
  /** The log is not the one that a checkpoint kept elsewhere, or another log, says it is. */
  | 'contradiction'
  /** A row is missing from the person's own log, or stands in another's. */
  | 'hidden-from-person';

/** Something wrong with a log: in which, from which sequence number to which, and what. Nothing of what the rows say. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly log: number;
  readonly from: number;
  readonly to: number;
  readonly detail: string;
}

/** A fault of the rows `from` to `to`. */
export function fault(
  kind: LogFaultKind,
  place: { readonly log: number; readonly from: number; readonly to?: number },
  detail: string,
): LogFault {
  return { kind, log: place.log, from: place.from, to: place.to ?? place.from, detail };
}
