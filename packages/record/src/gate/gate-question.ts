import type { Activity, Asker } from '@causeway/choices';
import type { Instant } from '@causeway/domain';

/** For whom the gate is opened, to do what, at which moment. */
export interface GateQuestion {
  readonly asker: Asker;
  readonly activity: Activity;
  readonly now: Instant;
  /**
   * Whether a person is looked for by NHS number and date of birth: then Patient resources need no relationship, but must not be of a
   * protected person. Only for who holds the activity `trace-person`.
   */
  readonly trace?: boolean;
}
