import { type Clock, type Instant, instantOfMs, msOfInstant } from '@causeway/domain';
import type { RandomBytes } from '../running/server-parts.js';

/** Keeps something for each browser, by a key nobody can guess, for a time. */
export interface SessionStore<Kept> {
  /** Keeps `value` and returns its key: 256 random bits. */
  open(value: Kept): string;
  /** What is kept by the key; undefined where nothing is, or no longer. Looking it up is what keeps a session from ending unused. */
  find(key: string | undefined): Kept | undefined;
  /** When it ends if it is not looked up before; undefined where nothing is kept. */
  endOf(key: string | undefined): Instant | undefined;
  close(key: string | undefined): void;
}

/** How long, and how much, a store keeps. */
export interface SessionStoreParts {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly lifetimeMs: number;
  /** How long it is kept without being looked up; the whole lifetime unless told. */
  readonly idleMs?: number;
  /** The oldest are let go beyond this many. */
  readonly most: number;
}

/**
 * A store in memory. Signing out forgets the session at once, which a cookie that carries everything could not promise; in return a
 * restart signs everyone out.
 */
export function sessionStore<Kept>({
  clock,
  randomBytes,
  lifetimeMs,
  idleMs = lifetimeMs,
  most,
}: SessionStoreParts): SessionStore<Kept> {
  const kept = new Map<string, { readonly value: Kept; readonly until: number; idleUntil: number }>();
  const now = () => msOfInstant(clock());
  const aliveBy = (key: string | undefined) => {
    const found = key === undefined ? undefined : kept.get(key);
    return found !== undefined && Math.min(found.until, found.idleUntil) > now() ? found : undefined;
  };
  // Sessions live equally long, so the first in the map are the first to end.
  const forgetEnded = () => {
    for (const [key, { until }] of kept) {
      if (until > now() && kept.size <= most) return;
      kept.delete(key);
    }
  };
  return {
    open(value) {
      const key = Buffer.from(randomBytes(32)).toString('base64url');
      kept.set(key, { value, until: now() + lifetimeMs, idleUntil: now() + idleMs });
      forgetEnded();
      return key;
    },
    find(key) {
      const found = aliveBy(key);
      if (found !== undefined) found.idleUntil = now() + idleMs;
      return found?.value;
    },
    endOf(key) {
      const found = aliveBy(key);
      return found === undefined ? undefined : instantOfMs(Math.min(found.until, found.idleUntil));
    },
    close(key) {
      if (key !== undefined) kept.delete(key);
    },
  };
}
