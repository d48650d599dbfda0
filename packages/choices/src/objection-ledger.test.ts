import type { OdsCode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerAlarm, PracticeObjections } from './objection-ledger.js';
import { objectionLedger } from './objection-ledger.js';

const ods = 'D81001' as OdsCode;
const other = 'D81002' as OdsCode;

function practice(more: Partial<PracticeObjections> = {}): PracticeObjections {
  return { ods, listSize: 5000, recorded: 3, sent: 3, applied: 3, canariesSeen: 0, ...more };
}

function alarmsFor(
  now: PracticeObjections,
  previous: readonly PracticeObjections[] = [],
): readonly LedgerAlarm[] {
  const [row] = objectionLedger([now], previous);
  return row?.alarms ?? [];
}

describe('objection ledger', () => {
  it('is quiet where recorded = sent = applied', () => {
    expect(alarmsFor(practice())).toEqual([]);
    expect(alarmsFor(practice(), [practice()])).toEqual([]);
  });

  it('alarms where an objection was recorded and not sent', () => {
    expect(alarmsFor(practice({ sent: 2, applied: 2 }))).toEqual(['recorded-not-sent']);
  });

  it('alarms where an objection was sent and not applied', () => {
    expect(alarmsFor(practice({ applied: 2 }))).toEqual(['sent-not-applied']);
  });

  it('alarms at a sudden zero, but not at a practice’s first run', () => {
    const none = practice({ listSize: 500, recorded: 0, sent: 0, applied: 0 });
    expect(alarmsFor(none, [practice()])).toEqual(['sudden-zero']);
    expect(alarmsFor(none)).toEqual([]);
    expect(alarmsFor(none, [none])).toEqual([]);
    expect(alarmsFor(none, [practice({ ods: other })])).toEqual([]);
  });

  it('alarms where a practice of 1,000 people has no objection at all', () => {
    const none = { recorded: 0, sent: 0, applied: 0 };
    expect(alarmsFor(practice({ ...none, listSize: 999 }))).toEqual([]);
    expect(alarmsFor(practice({ ...none, listSize: 1000 }))).toEqual(['zero-in-large-practice']);
  });

  it('alarms where a canary was seen', () => {
    expect(alarmsFor(practice({ canariesSeen: 1 }))).toEqual(['canary-seen']);
  });

  it('keeps a row for a practice that sent nothing this time', () => {
    const rows = objectionLedger([practice({ ods: other })], [practice(), practice({ ods: other })]);
    expect(rows.map((row) => [row.ods, row.alarms])).toEqual([
      [ods, ['practice-missing', 'sudden-zero']],
      [other, []],
    ]);
  });

  it('raises an alarm exactly where the three counts differ, whatever they are', () => {
    const count = fc.nat({ max: 3 });
    fc.assert(
      fc.property(count, count, count, (recorded, sent, applied) => {
        const alarms = alarmsFor(practice({ listSize: 10, recorded, sent, applied }));
        expect(alarms.length === 0).toBe(recorded === sent && sent === applied);
      }),
    );
  });

  it('lists practices in order of their code, whatever the order of the counts', () => {
    const counts = [practice({ ods: other }), practice()];
    expect(objectionLedger(counts, []).map((row) => row.ods)).toEqual([ods, other]);
    expect(objectionLedger(counts.toReversed(), [])).toEqual(objectionLedger(counts, []));
  });
});
