import { type Clock, msOfInstant } from '@causeway/domain';
import type { RandomBytes } from '../running/server-parts.js';

/** Keeps something for each browser, by a key nobody can guess, for a time. */
export interface SessionStore<Kept> {
  /** Keeps `value` and returns its key: 256 random bits. */
  open(value: Kept): string;
  /** What is kept by the key; undefined where nothing is, or no longer. */
  find(key: string | undefined): Kept | undefined;
  close(key: string | undefined): void;
}

/** How long, and how much, a store keeps. */
export interface SessionStoreParts {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly lifetimeMs: number;
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
  most,
}: SessionStoreParts): SessionStore<Kept> {
  const kept = new Map<string, { readonly value: Kept; readonly until: number }>();
  const now = () => msOfInstant(clock());
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
      kept.set(key, { value, until: now() + lifetimeMs });
      forgetEnded();
      return key;
    },
    find(key) {
      const found = key === undefined ? undefined : kept.get(key);
      return found !== undefined && found.until > now() ? found.value : undefined;
    },
    close(key) {
      if (key !== undefined) kept.delete(key);
    },
  };
}
