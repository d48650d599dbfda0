import { describe, expect, it } from 'vitest';
import { progressLine, terminalProgress } from './progress.js';

describe('progressLine', () => {
  it('gives share, count, rate and time left', () => {
    expect(progressLine({ label: 'events', elapsedMs: 2000, done: 500_000, total: 2_000_000 })).toBe(
      'events  █████░░░░░░░░░░░░░░░ 25 %  500,000 of 2,000,000  250,000/s  0:06 left',
    );
  });

  it('gives what it knows where the total is not known', () => {
    expect(progressLine({ label: 'events', elapsedMs: 2000, done: 10 })).toBe('events  10  5/s');
    expect(progressLine({ label: 'events', elapsedMs: 61_000 })).toBe('events … 1:01');
  });

  it('divides by nothing that is zero', () => {
    expect(progressLine({ label: 'events', elapsedMs: 0, done: 0, total: 0 })).toBe('events  0 of 0  0/s');
  });
});

describe('terminalProgress', () => {
  it('tells the part in hand, and counts anew for the next', () => {
    let now = 0;
    const written: string[] = [];
    const progress = terminalProgress({
      write: (text) => written.push(text),
      clock: () => now,
      columns: () => 120,
    });
    const task = progress.start('admit');
    now = 1000;
    task.say('reading events');
    now = 2000;
    task.update(500, 1000);
    now = 3000;
    task.say('writing');
    expect(written.at(-2)).toContain(
      'admit: reading events  ██████████░░░░░░░░░░ 50 %  500 of 1,000  500/s  0:01 left',
    );
    expect(written.at(-1)).toContain('admit: writing … 0:00');
  });

  it('draws at most ten times a second, and leaves one line behind', () => {
    let now = 0;
    const written: string[] = [];
    const progress = terminalProgress({
      write: (text) => written.push(text),
      clock: () => now,
      columns: () => 120,
    });
    const task = progress.start('link');
    for (now = 1; now <= 1000; now += 1) task.update(now, 1000);
    task.done();
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written.at(-1)).toBe('\r\u001b[2Klink  0:01\n');
  });
});
