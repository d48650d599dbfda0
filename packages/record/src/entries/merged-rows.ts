import type { AccessFacts } from '../audit/access-facts.js';

/** The rows with those of one person, action and basis as one: its entries and kinds are those of all. In the order of the first of each. */
export function mergedRows(rows: readonly AccessFacts[]): readonly AccessFacts[] {
  const merged = new Map<string, AccessFacts>();
  for (const row of rows) {
    const { entries: _entries, kinds: _kinds, ...rest } = row;
    const key = JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = merged.get(key);
    merged.set(key, known === undefined ? row : together(known, row));
  }
  return [...merged.values()];
}

function together(one: AccessFacts, other: AccessFacts): AccessFacts {
  return {
    ...one,
    entries: [...new Set([...one.entries, ...other.entries])],
    kinds: [...new Set([...one.kinds, ...other.kinds])].sort(),
  };
}
