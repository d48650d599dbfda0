import { createHash } from 'node:crypto';
import { addMs, type Instant } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { sessionStore } from './session-store.js';

function storeWith(parts: { readonly lifetimeMs: number; readonly idleMs?: number; readonly most?: number }) {
  let now = '2026-11-22T22:00:00.000Z' as Instant;
  let drawn = 0;
  const store = sessionStore<string>({
    clock: () => now,
    randomBytes: (n) => {
      drawn += 1;
      return createHash('sha512').update(String(drawn)).digest().subarray(0, n);
    },
    most: 10,
    ...parts,
  });
  return {
    store,
    pass: (ms: number) => {
      now = addMs(now, ms);
    },
  };
}

describe('a session', () => {
  it('ends when its time is over, however much it is used', () => {
    const { store, pass } = storeWith({ lifetimeMs: 1000, idleMs: 400 });
    const key = store.open('a');
    for (const ms of [300, 300, 300]) {
      pass(ms);
      expect(store.find(key)).toBe('a');
    }
    pass(100);
    expect(store.find(key)).toBeUndefined();
  });

  it('ends when it was not used for a time, and says when that will be', () => {
    const { store, pass } = storeWith({ lifetimeMs: 1000, idleMs: 400 });
    const key = store.open('a');
    expect(store.endOf(key)).toBe('2026-11-22T22:00:00.400Z');
    pass(399);
    store.find(key);
    expect(store.endOf(key)).toBe('2026-11-22T22:00:00.799Z');
    pass(400);
    expect(store.endOf(key)).toBeUndefined();
    expect(store.find(key)).toBeUndefined();
  });

  it('is let go when there are too many, the oldest first', () => {
    const { store } = storeWith({ lifetimeMs: 1000, most: 2 });
    const [first, second, third] = ['a', 'b', 'c'].map((value) => store.open(value));
    expect([store.find(first), store.find(second), store.find(third)]).toEqual([undefined, 'b', 'c']);
  });

  it('is forgotten at once when it is closed', () => {
    const { store } = storeWith({ lifetimeMs: 1000 });
    const key = store.open('a');
    store.close(key);
    expect(store.find(key)).toBeUndefined();
  });
});
