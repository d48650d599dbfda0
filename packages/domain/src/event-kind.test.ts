import { describe, expect, it } from 'vitest';
import { eventKinds, isEventKind } from './event-kind.js';

describe('event kind', () => {
  it('knows each of its kinds once', () => {
    expect(new Set(eventKinds).size).toBe(eventKinds.length);
    for (const kind of eventKinds) expect(isEventKind(kind)).toBe(true);
  });

  it.each(['', 'Encounter', 'Condition', 'length'])('does not know %j', (text) => {
    expect(isEventKind(text)).toBe(false);
  });
});
