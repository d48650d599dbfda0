import type { Instant } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { AccessFacts } from '../audit/access-facts.js';
import { sampleAccess } from '../testing/sample-access.js';
import { AlertWatch } from './alert-watch.js';

const now = '2026-11-22T22:00:00.000Z' as Instant;
const nextHour = '2026-11-22T23:00:00.000Z' as Instant;
const people = (count: number): readonly AccessFacts[] =>
  Array.from({ length: count }, (_, n) => ({ ...sampleAccess, person: `person-${n}` }));
const kindsOf = (watch: AlertWatch, rows: readonly AccessFacts[], at = now) =>
  watch.suspicions(rows, at).map(({ kind }) => kind);

describe('the watch over the access log', () => {
  it('finds a user who looks at too many people within an hour, once', () => {
    const watch = new AlertWatch(3);
    expect(kindsOf(watch, people(3))).toEqual([]);
    expect(kindsOf(watch, people(4))).toEqual(['many-people']);
    expect(kindsOf(watch, people(9))).toEqual([]);
  });

  it('counts people and not looks, each user alone, and begins anew with the hour', () => {
    const watch = new AlertWatch(3);
    expect(kindsOf(watch, [...people(3), ...people(3), ...people(3)])).toEqual([]);
    expect(
      kindsOf(
        watch,
        people(4).map((row) => ({ ...row, user: 'another' })),
      ),
    ).toEqual(['many-people']);
    expect(kindsOf(watch, people(3), nextHour)).toEqual([]);
    expect(kindsOf(watch, people(4), nextHour)).toEqual(['many-people']);
  });

  it('leaves out systems, people online, and what was denied', () => {
    const watch = new AlertWatch(3);
    const { organisation, ...online } = sampleAccess;
    expect(
      kindsOf(
        watch,
        people(9).map((row) => ({ ...row, role: 'system' })),
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        watch,
        people(9).map(({ person }) => ({ ...online, ...(person && { person }) })),
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        watch,
        people(9).map((row) => ({ ...row, outcome: 'deny' })),
      ),
    ).toEqual([]);
  });

  it('finds an attempt on a protected person', () => {
    const attempt: AccessFacts = { ...sampleAccess, outcome: 'deny', row: 2 };
    expect(new AlertWatch().suspicions([attempt], now)).toEqual([
      {
        kind: 'protected-person',
        organisation: sampleAccess.organisation,
        person: sampleAccess.person,
        reference: `person/${sampleAccess.person}`,
      },
    ]);
    expect(kindsOf(new AlertWatch(), [{ ...attempt, row: 4 }])).toEqual([]);
    expect(kindsOf(new AlertWatch(), [{ ...attempt, outcome: 'permit' }])).toEqual([]);
  });
});
