import type { Clock, Instant } from '@causeway/domain';
import { addMs } from '@causeway/domain';

/** A clock that begins at `start` and is a millisecond later each time it is asked; `advance` moves it on. For tests only. */
export function testClock(
  start = '2026-11-22T22:00:00.000Z' as Instant,
): Clock & { advance(ms: number): void } {
  let now = start;
  const read = () => {
    now = addMs(now, 1);
    return now;
  };
  return Object.assign(read, {
    advance: (ms: number) => {
      now = addMs(now, ms);
    },
  });
}
