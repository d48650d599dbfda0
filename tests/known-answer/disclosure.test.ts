import type { DisclosurePolicy, PolicyName, TrueTable } from '@causeway/release';
import { cellOf, cellText, disclosurePolicies, treatCount, treatTable } from '@causeway/release';
import { describe, expect, it } from 'vitest';
import { successOf } from './near.js';
import { isAbsent, readJson } from './shared-data.js';

interface KnownAnswers {
  readonly rounding: {
    readonly nhsSecondaryCare: { readonly cases: readonly (readonly [number, string])[] };
    readonly openSafely: {
      readonly table: {
        readonly in: readonly number[];
        readonly out: readonly (number | string)[];
        readonly totalOut: number;
        readonly inPop: readonly number[];
        readonly outPop: readonly number[];
        readonly totalPopOut: number;
      };
    };
    readonly midpoint6: { readonly cases: readonly (readonly [number, number])[] };
    readonly residualLeakOfNhsRule: {
      readonly cases: readonly { T_minus_O: number; s: readonly [number, number] }[];
    };
  };
}

const file = 'release/sdc/known_answers.json';
const absent = isAbsent(file);
const rounding = () => readJson<KnownAnswers>(file).rounding;

function shownAs(policy: DisclosurePolicy, count: number): string {
  return cellText(treatCount(policy, count));
}

function column(counts: readonly number[]): TrueTable {
  const ages = counts.map((count, index) => ({ categories: { age: `band ${index}` }, count }));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    name: 'by-age',
    title: 'By age',
    measure: { name: 'people', title: 'People' },
    dimensions: [{ name: 'age', title: 'Age', total: 'Total', people: 'additive' }],
    rows: [...ages, { categories: { age: 'Total' }, count: total }],
  };
}

function released(counts: readonly number[], policy: PolicyName): readonly string[] {
  const { rows } = successOf(treatTable(column(counts), disclosurePolicies[policy])).released;
  return rows.map((row) => cellText(cellOf(row, 'people')));
}

describe('published rounding rules', () => {
  it.skipIf(absent)('of NHS England for hospital statistics are those of nhs-secondary-care', () => {
    const { cases } = rounding().nhsSecondaryCare;
    expect(cases.length).toBe(10);
    for (const [count, text] of cases)
      expect(shownAs(disclosurePolicies['nhs-secondary-care'], count)).toBe(text);
  });

  it.skipIf(absent)('of OpenSAFELY are those of opensafely, totals as sums of the rounded counts', () => {
    const { table } = rounding().openSafely;
    const out = table.out.map((cell) => (cell === '[REDACTED]' ? '*' : String(cell)));
    expect(released(table.in, 'opensafely')).toEqual([...out, String(table.totalOut)]);
    expect(released(table.inPop, 'opensafely')).toEqual([...table.outPop, table.totalPopOut].map(String));
  });

  it.skipIf(absent)('to the midpoint of six are those of midpoint6', () => {
    for (const [count, midpoint] of rounding().midpoint6.cases) {
      expect(shownAs(disclosurePolicies.midpoint6, count)).toBe(String(midpoint));
    }
  });

  it.skipIf(absent)('that leave a small count narrowed by its total are mended by hiding its sibling', () => {
    for (const { T_minus_O: difference, s } of rounding().residualLeakOfNhsRule.cases) {
      const isNarrowed = s[0] > 1 || s[1] < 7;
      // A small count of the range and a sibling shown as 100, so that their total is shown as far above it as the
      // case says.
      const [small, sibling] = difference === 0 ? [1, 98] : difference === 5 ? [4, 100] : [7, 102];
      expect(released([small, sibling], 'nhs-secondary-care')).toEqual([
        '*',
        isNarrowed ? '*' : '100',
        String(100 + difference),
      ]);
    }
  });
});
