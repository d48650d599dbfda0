import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from './cell.js';
import type { PolicyName } from './policies.js';
import { disclosurePolicies } from './policies.js';
import type { ReleasedTable } from './released-table.js';
import { cellOf } from './released-table.js';
import { releasedTableToCsv } from './released-table-csv.js';
import { releasedTableToJson } from './released-table-json.js';
import type { TreatedTable } from './treat-table.js';
import { treatTable } from './treat-table.js';
import type { TrueTable } from './true-table.js';

/** A table of people by place, with their total. */
function byPlace(counts: Readonly<Record<string, number>>): TrueTable {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    name: 'people-by-place',
    title: 'People by place',
    measure: { name: 'people', title: 'People' },
    dimensions: [{ name: 'place', title: 'Place', total: 'Region', people: 'additive' }],
    rows: Object.entries({ ...counts, Region: total }).map(([place, count]) => ({
      categories: { place },
      count,
    })),
  };
}

function treated(table: TrueTable, policy: PolicyName): TreatedTable {
  const result = treatTable(table, disclosurePolicies[policy]);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

function texts(table: ReleasedTable): readonly string[] {
  return table.rows.map((row) => cellText(cellOf(row, 'people')));
}

describe('treatTable', () => {
  it('counts totals from the true numbers under nhs-secondary-care, and treats them alike', () => {
    const { released, secure } = treated(byPlace({ A: 3, B: 102, C: 98 }), 'nhs-secondary-care');
    expect(texts(released)).toEqual(['*', '100', '100', '205']);
    expect(secure).toEqual({ small: 1, protecting: 0 });
  });

  // OpenSAFELY documentation, "Rounding counts": 3, 8, 16, 23 become [REDACTED], 10, 15, 25, and their total 50.
  it('adds up the treated counts that are shown under opensafely', () => {
    expect(texts(treated(byPlace({ A: 3, B: 8, C: 16, D: 23 }), 'opensafely').released)).toEqual([
      '*',
      '10',
      '15',
      '25',
      '50',
    ]);
    expect(texts(treated(byPlace({ A: 18, B: 23, C: 31, D: 44 }), 'opensafely').released).at(-1)).toBe('120');
  });

  it('hides a total of which only zeros are shown, for 0 would say that there is nobody', () => {
    const { released } = treated(byPlace({ A: 3, B: 0 }), 'opensafely');
    expect(texts(released)).toEqual(['*', '0', '*']);
    expect(released.hiddenCells).toEqual({ 'disclosure-control': 1, 'from-hidden-count': 1 });
  });

  it('hides a further count where the total would give the small one away, for the same reason as far as anyone can see', () => {
    const { released, secure } = treated(byPlace({ A: 7, B: 102 }), 'nhs-secondary-care');
    expect(texts(released)).toEqual(['*', '*', '110']);
    expect(secure).toEqual({ small: 1, protecting: 1 });
    expect(released.hiddenCells).toEqual({ 'disclosure-control': 2 });
  });

  it.each<PolicyName>(['nhs-secondary-care', 'opensafely'])(
    'reckons under %s with a total whose true count can be had elsewhere',
    (policy) => {
      const table = byPlace({ A: 3, B: 102 });
      const isKnownElsewhere = ({ place }: Readonly<Record<string, string>>) => place === 'Region';
      expect(texts(treated(table, policy).released).slice(0, 2)).toEqual(['*', '100']);
      expect(texts(treated({ ...table, isKnownElsewhere }, policy).released).slice(0, 2)).toEqual(['*', '*']);
    },
  );

  it('puts counts in groups of six under midpoint6, totals too', () => {
    const { released } = treated(byPlace({ A: 1, B: 6, C: 7, D: 0 }), 'midpoint6');
    expect(texts(released)).toEqual(['3', '3', '9', '0', '15']);
  });

  it('shows no number from 1 to 7 in any table under any policy that hides', () => {
    const anyTable = fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), fc.nat({ max: 40 }), {
      minKeys: 1,
      maxKeys: 8,
    });
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom<PolicyName>('nhs-secondary-care', 'opensafely', 'strict-10'),
        (counts, policy) => {
          for (const text of texts(treated(byPlace(counts), policy).released))
            expect(text).toMatch(/^(0|\*|\d*[05])$/);
          for (const text of texts(treated(byPlace(counts), policy).released)) expect(text).not.toBe('5');
        },
      ),
    );
  });

  it('makes totals of totals under opensafely from the same shown counts', () => {
    const cells: readonly (readonly [string, string, number])[] = [
      ['A', 'men', 12],
      ['A', 'women', 3],
      ['B', 'men', 20],
      ['B', 'women', 31],
    ];
    const table = byPlaceAndSex(cells);
    const shown = treated(table, 'opensafely').released.rows.map((row) => [
      ...Object.values(row.categories),
      cellText(cellOf(row, 'people')),
    ]);
    expect(shown).toContainEqual(['A', 'All', '10']);
    expect(shown).toContainEqual(['Region', 'men', '30']);
    expect(shown).toContainEqual(['Region', 'All', '60']);
  });

  it('refuses a total that its parts do not make up', () => {
    const table = byPlace({ A: 30, B: 50 });
    const rows = table.rows.map((row) => (row.categories.place === 'Region' ? { ...row, count: 90 } : row));
    expect(treatTable({ ...table, rows }, disclosurePolicies.opensafely)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-113', path: 'people-by-place' },
    });
  });

  it('takes people who are in several categories, and refuses a total that none of them could make', () => {
    const conditions = (total: number): TrueTable => ({
      ...byPlace({}),
      dimensions: [{ name: 'condition', title: 'Condition', total: 'Any', people: 'overlapping' }],
      rows: Object.entries({ asthma: 40, stroke: 30, Any: total }).map(([condition, count]) => ({
        categories: { condition },
        count,
      })),
    });
    expect(treatTable(conditions(55), disclosurePolicies.opensafely).ok).toBe(true);
    for (const total of [39, 71]) {
      expect(treatTable(conditions(total), disclosurePolicies.opensafely)).toMatchObject({
        ok: false,
        error: { code: 'CW-RELEASE-113' },
      });
    }
  });

  it.each([
    [
      'a combination twice',
      [
        { categories: { place: 'A' }, count: 9 },
        { categories: { place: 'A' }, count: 9 },
      ],
    ],
    ['a part of a person', [{ categories: { place: 'A' }, count: 9.5 }]],
    ['a row without its place', [{ categories: {}, count: 9 }]],
  ])('refuses %s', (_, rows) => {
    const table = { ...byPlace({}), rows };
    expect(treatTable(table, disclosurePolicies.opensafely)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-113' },
    });
  });
});

function byPlaceAndSex(cells: readonly (readonly [string, string, number])[]): TrueTable {
  const sums = new Map<string, number>();
  for (const [place, sex, count] of cells) {
    for (const key of [
      [place, sex],
      [place, 'All'],
      ['Region', sex],
      ['Region', 'All'],
    ]) {
      sums.set(key.join('|'), (sums.get(key.join('|')) ?? 0) + count);
    }
  }
  return {
    ...byPlace({}),
    dimensions: [
      { name: 'place', title: 'Place', total: 'Region', people: 'additive' },
      { name: 'sex', title: 'Sex', total: 'All', people: 'additive' },
    ],
    rows: [...sums].map(([key, count]) => {
      const [place = '', sex = ''] = key.split('|');
      return { categories: { place, sex }, count };
    }),
  };
}

describe('a released table as a file', () => {
  const { released } = treated(byPlace({ 'Much Wenlock, "Old"': 3, B: 102 }), 'nhs-secondary-care');

  it('states its policy on every row of the CSV, and writes hidden cells as a star', () => {
    expect(releasedTableToCsv(released)).toBe(
      [
        'place,people,policy,policy_version',
        '"Much Wenlock, ""Old""",*,nhs-secondary-care,1',
        'B,100,nhs-secondary-care,1',
        'Region,105,nhs-secondary-care,1',
        '',
      ].join('\n'),
    );
  });

  it('keeps cells as typed values in the JSON, never 0 or null for a hidden one', () => {
    const document = JSON.parse(releasedTableToJson(released));
    expect(document.policy).toMatchObject({ name: 'nhs-secondary-care', version: '1' });
    expect(document.rows[0].people).toEqual({ kind: 'hidden', reason: 'disclosure-control' });
    expect(document.rows[1].people).toEqual({ kind: 'value', value: 100 });
    expect(Object.keys(document.reasons)).toEqual(['disclosure-control']);
  });
});
