import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factColumns, factsIn } from './condition.js';
import { decide, decidePerson, decisionRow, decisionSql, seeRows } from './decide.js';
import { decisionTable } from './decision-table.js';
import type { Facts } from './fact.js';
import { factNames } from './fact.js';
import { anyFacts, sharedFacts, unknownFacts } from './tests/any-facts.js';

const columns = factColumns((name) => `f.${name}`);

/** Facts that meet each row of the table, and no row before it. */
const casesByRow: Readonly<Record<number, Partial<Facts>>> = {
  1: { authenticated: false },
  2: { protectedFromViewer: true },
  3: { directCare: false },
  4: { relationship: false },
  5: { safeguarding: true, safeguardingRight: false, own: true },
  21: { online: true, draft: true },
  22: { online: true, hiddenOnline: true },
  23: { online: true, proxyWithheld: true },
  24: { online: true, directCare: false, private: true },
  6: { own: true, private: true, sharingOut: 'no' },
  7: { disclosed: true, private: true, sharingOut: 'no' },
  8: { private: true, breakGlass: true },
  9: { labelExcluded: true, breakGlass: true },
  10: { sharingOut: 'no', breakGlass: true, impliedOut: true },
  11: { shareInRule: 'prohibited', breakGlass: true },
  12: { breakGlass: true, sharingOut: 'not-asked', sharingIn: 'no', relationship: false },
  13: { sharingOut: 'not-asked' },
  14: { sharingIn: 'no', impliedIn: true },
  15: { shareInRule: 'verify' },
  16: {},
};

describe('the decision', () => {
  it.each(decisionTable.map(({ number, name }) => [number, name]))('is made by row %i: %s', (number) => {
    const facts = sharedFacts(casesByRow[Number(number)]);
    expect(decide(facts)).toEqual({ row: number, outcome: decisionRow(Number(number)).outcome });
  });

  it('reaches every row in generated states', () => {
    const counts = new Map(decisionTable.map(({ number }) => [number, 0]));
    for (const facts of fc.sample(anyFacts, { numRuns: 6000, seed: 3 })) {
      const { row } = decide(facts);
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    const never = [...counts].filter(([, count]) => count === 0).map(([number]) => number);
    expect(never).toEqual([]);
    expect(counts.size).toBe(decisionTable.length);
  });

  it('denies where nothing is known', () => {
    expect(decide(unknownFacts).outcome).toBe('deny');
  });

  it('hides what is neither refused nor granted: nobody was asked, and no policy applies', () => {
    expect(decide(sharedFacts({ sharingOut: 'not-asked', sharingIn: 'not-asked' })).outcome).toBe('hidden');
  });

  it.each([
    [
      'an implied yes opens what was not asked',
      { sharingOut: 'not-asked', impliedOut: true, sharingIn: 'not-asked', impliedIn: true },
      16,
    ],
    [
      'an implied yes at the source opens nothing that was refused there',
      { sharingOut: 'no', impliedOut: true },
      10,
    ],
    [
      'the registered practice needs no verification',
      { shareInRule: 'verify', registeredPractice: true },
      16,
    ],
    [
      'the registered practice cannot prohibit itself',
      { shareInRule: 'prohibited', registeredPractice: true },
      16,
    ],
    ['a verified organisation is let in', { shareInRule: 'verify', shareInVerified: true }, 16],
    ['verification does not undo a refusal', { sharingIn: 'no', shareInVerified: true }, 14],
    [
      'an emergency opens default sets where the region lets it',
      { labelExcluded: true, breakGlass: true, emergencyOpensDefaultSets: true },
      12,
    ],
    [
      'an emergency never opens a set that was excluded expressly',
      {
        labelExcluded: true,
        labelExcludedExpressly: true,
        breakGlass: true,
        emergencyOpensDefaultSets: true,
      },
      9,
    ],
    [
      'the switch of the region opens nothing without an emergency',
      { labelExcluded: true, emergencyOpensDefaultSets: true },
      9,
    ],
    [
      'an emergency opens what was refused at the source where the region lets it',
      { sharingOut: 'no', breakGlass: true, emergencyOpensOutNo: true },
      12,
    ],
    [
      'an emergency passes a prohibition where the region lets it',
      { shareInRule: 'prohibited', breakGlass: true, emergencyOpensProhibited: true },
      12,
    ],
    ['a person online is not kept out as protected', { online: true, protectedFromViewer: true }, 24],
    [
      'a person online never sees what is relevant to safeguarding',
      { online: true, safeguarding: true, safeguardingRight: true },
      5,
    ],
    ['a person online must state a purpose that they may', { online: true, purposeAllowed: false }, 3],
    ['a suspended organisation sees not even its own', { organisationSuspended: true, own: true }, 1],
  ] as const)('%s', (_sentence, changes, row) => {
    expect(decide(sharedFacts(changes)).row).toBe(row);
  });

  it('lets a no beat a yes, whatever else holds', () => {
    const refused = anyFacts.map((facts) => ({
      ...facts,
      sharingOut: 'no' as const,
      emergencyOpensOutNo: false,
      own: false,
      disclosed: false,
      online: false,
    }));
    fc.assert(fc.property(refused, (facts) => decide(facts).outcome !== 'see'));
  });

  it('never hides by breaking glass what was seen without', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = decide({ ...facts, breakGlass: false }).outcome === 'see';
        return !before || decide({ ...facts, breakGlass: true }).outcome === 'see';
      }),
    );
  });

  it('never opens rows 8 to 11 by breaking glass, unless the region switched it on', () => {
    const off = {
      emergencyOpensDefaultSets: false,
      emergencyOpensOutNo: false,
      emergencyOpensProhibited: false,
    };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { row } = decide({ ...facts, ...off, breakGlass: false });
        return row < 8 || row > 11 || decide({ ...facts, ...off, breakGlass: true }).row === row;
      }),
    );
  });

  it('shows no less when the person says more', () => {
    const order = ['no', 'not-asked', 'yes'] as const;
    fc.assert(
      fc.property(anyFacts, fc.nat(1), (facts, step) => {
        const seen = (more: Partial<Facts>) => Number(decide({ ...facts, ...more }).outcome === 'see');
        const [less, more] = [order[step] ?? 'no', order[step + 1] ?? 'yes'];
        return (
          seen({ sharingOut: less }) <= seen({ sharingOut: more }) &&
          seen({ sharingIn: less }) <= seen({ sharingIn: more })
        );
      }),
    );
  });

  it('decides on a person by rows 1 to 4, and as it decides on an own entry without labels', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { row, outcome } = decidePerson(facts);
        const plain = {
          ...facts,
          own: true,
          safeguarding: false,
          draft: false,
          hiddenOnline: false,
          proxyWithheld: false,
        };
        return [1, 2, 3, 4, 24, 16].includes(row) && outcome === decide(plain).outcome;
      }),
    );
  });
});

describe('the decision as SQL', () => {
  it('names its rows in the order of the table', () => {
    const numbers = [...decisionSql(columns).matchAll(/(?:then|else) (\d+)/g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual(decisionTable.map(({ number }) => number));
  });

  it('needs no column of a fact that is known, and leaves out rows that cannot match', () => {
    const known = { authenticated: true, activityHeld: true, organisationSuspended: false, online: false };
    const { authenticated, activityHeld, organisationSuspended, online, ...needed } = columns;
    const sql = decisionSql(needed, { known });
    expect(sql).not.toContain('f.online');
    expect(sql).not.toMatch(/then (1|21|22|23|24) /);
  });

  it('is one number where the known facts settle everything', () => {
    expect(decisionSql({}, { known: { authenticated: false } })).toBe('1');
    expect(decisionSql({}, { known: sharedFacts() })).toBe('16');
  });

  it('says what it comes to for known facts as the function does', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => decisionSql({}, { known: facts }) === String(decide(facts).row)),
    );
  });

  it('asks of a person only facts about the person', () => {
    expect(decisionSql(columns, { about: 'person' })).not.toMatch(
      /f\.(own|private|sharing|label|disclosed|safeguarding)/,
    );
  });

  it('refuses to be printed without the column of a fact', () => {
    const { own, ...others } = columns;
    expect(() => decisionSql(others)).toThrow('own');
  });
});

describe('the decision table', () => {
  it('looks at every fact, and numbers each row once', () => {
    expect(new Set(decisionTable.flatMap(({ when }) => factsIn(when)))).toEqual(new Set(factNames));
    expect(new Set(decisionTable.map(({ number }) => number)).size).toBe(decisionTable.length);
  });

  it('shows by rows 24, 6, 7, 12 and 16 alone', () => {
    expect(seeRows).toEqual([24, 6, 7, 12, 16]);
  });

  it('has no row of another number', () => {
    expect(() => decisionRow(17)).toThrow(RangeError);
  });
});
