import type { Instant } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleAccess } from '../testing/sample-access.js';
import type { AccessFacts } from './access-facts.js';
import { accessText, entryDigest, mostEntriesNamed } from './access-facts.js';

const place = { log: 1, sequence: 7, at: '2026-11-22T22:00:00.000Z' as Instant };

/** RFC 8785 as it is written, for what our rows are made of: members sorted by UTF-16, no space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

const word = fc.string({ unit: 'binary', maxLength: 12 });
const anyFacts: fc.Arbitrary<AccessFacts> = fc.record(
  {
    person: fc.uuid(),
    organisation: word,
    user: word,
    role: word,
    session: word,
    purpose: word,
    action: fc.constantFrom('read', 'search', 'hold'),
    basis: word,
    row: fc.integer({ min: 1, max: 16 }),
    entries: fc.array(fc.uuid(), { maxLength: 2 * mostEntriesNamed }),
    kinds: fc.array(word, { maxLength: 3 }),
    outcome: fc.constantFrom('permit', 'deny'),
    reason: word,
    preferenceVersion: fc.nat(),
    ruleVersion: fc.nat(),
    labelSetVersion: word,
    held: fc.record({ until: fc.constant(place.at), decidedBy: word, reason: word }),
    more: fc.dictionary(
      fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,8}$/),
      fc.oneof(word, fc.nat(), fc.boolean()),
    ),
  },
  {
    requiredKeys: ['user', 'role', 'session', 'purpose', 'action', 'basis', 'entries', 'kinds', 'outcome'],
  },
);

describe('text of a row of the access log', () => {
  it('is canonical JSON on one line, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const text = accessText(facts, place);
        expect(text).toBe(canonical(JSON.parse(text)));
        expect(text).not.toContain('\n');
      }),
    );
  });

  it('says all that the facts say, and where it stands', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(facts.entries.length <= mostEntriesNamed);
        expect(JSON.parse(accessText(facts, place))).toEqual(
          JSON.parse(JSON.stringify({ ...facts, ...place })),
        );
      }),
    );
  });

  it('does not depend on the order in which the facts were put together', () => {
    const reversed = Object.fromEntries(Object.entries(sampleAccess).reverse()) as unknown as AccessFacts;
    expect(accessText(reversed, place)).toBe(accessText(sampleAccess, place));
  });

  it('names entries one by one as long as they are few, and else their number and digest', () => {
    const ids = Array.from({ length: mostEntriesNamed + 1 }, (_, at) => `id-${at}`);
    const few = JSON.parse(accessText({ ...sampleAccess, entries: ids.slice(1) }, place));
    expect(few).toMatchObject({ entries: ids.slice(1) });
    const many = JSON.parse(accessText({ ...sampleAccess, entries: ids }, place));
    expect(many).not.toHaveProperty('entries');
    expect(many).toMatchObject({ entryCount: ids.length, entryDigest: entryDigest([...ids].reverse()) });
  });
});
