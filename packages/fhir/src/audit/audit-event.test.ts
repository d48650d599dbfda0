import { describe, expect, it } from 'vitest';
import type { Resource } from '../resource.js';
import { hasSharedData, sharedBundle } from '../testing/shared-bundle.js';
import { validate } from '../validation/validate.js';
import type { AccessRow } from './access-row.js';
import { auditEventOf } from './audit-event.js';

const person = 'a9f3d0b1-27a8-4c55-9d0e-0c8a2f7c1b11';
const balpExamples = 'balp-r4/balp-auditevent-examples-collection-bundle.json';
const base = 'https://record.example/fhir/R4';
const actions = [
  'create',
  'read',
  'update',
  'delete',
  'search',
  'choice',
  'break-glass',
  'export',
  'denied',
  'log-read',
  'alert',
];

function row(action: string, others: Partial<AccessRow> = {}): AccessRow {
  return {
    log: '1',
    sequence: 42,
    at: '2026-11-22T22:00:00.000Z',
    user: 'user-7',
    role: 'district-nurse',
    organisation: 'RY3',
    purpose: 'direct-care',
    action,
    basis: 'shared',
    row: 16,
    entries: ['5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01'],
    kinds: ['Observation'],
    proof: {
      text: '{"log":"1"}',
      salt: 'c2FsdA==',
      hashes: ['aGFzaA==', 'aGFzaDI='],
      checkpoint: 'causeway\n43\nx\n',
    },
    ...others,
  };
}

/** What a pattern of BALP is recognised by: types, action, and which kinds of agent and entity take part. */
function shapeOf(event: Resource) {
  const codes = (list: unknown): unknown[] =>
    (list as { type?: { code?: string; coding?: { code?: string }[] } }[]).map(
      ({ type }) => type?.coding?.[0]?.code ?? type?.code,
    );
  const entities = (event.entity as { role?: { code?: string } }[]).map(({ role }) => role?.code);
  return {
    type: (event.type as { code: string }).code,
    subtype: (event.subtype as { code: string }[])[0]?.code,
    action: event.action,
    outcome: event.outcome,
    agents: codes(event.agent),
    roles: entities.filter((code) => code !== undefined),
  };
}

describe('auditEventOf', () => {
  it.each(actions)('makes a valid AuditEvent of a row of %s', (action) => {
    expect(validate(auditEventOf(row(action), { person, base }))).toMatchObject({ ok: true });
  });

  it('makes valid AuditEvents of rows without organisation, entries, decision or proof', () => {
    for (const action of actions) {
      const bare = row(action, {
        organisation: undefined,
        entries: [],
        kinds: [],
        row: undefined,
        proof: undefined,
      });
      expect(validate(auditEventOf(bare, { person, base })), action).toMatchObject({ ok: true });
    }
  });

  it('carries the proof that the row stands in the log', () => {
    const [extension] = auditEventOf(row('read'), { person, base }).extension as { extension: object[] }[];
    expect(extension?.extension).toEqual([
      { url: 'log', valueString: '1' },
      { url: 'sequence', valueInteger: 42 },
      { url: 'text', valueString: '{"log":"1"}' },
      { url: 'salt', valueString: 'c2FsdA==' },
      { url: 'hash', valueString: 'aGFzaA==' },
      { url: 'hash', valueString: 'aGFzaDI=' },
      { url: 'checkpoint', valueString: 'causeway\n43\nx\n' },
    ]);
  });

  it('names an entry by its type where the row is about one type, and by its id alone otherwise', () => {
    const of = (kinds: readonly string[]) =>
      (auditEventOf(row('read', { kinds }), { person, base }).entity as { what: object }[]).at(-1)?.what;
    expect(of(['Observation'])).toEqual({ reference: `Observation/${row('read').entries[0]}` });
    expect(of(['Condition', 'Observation'])).toMatchObject({
      identifier: { value: `urn:uuid:${row('read').entries[0]}` },
    });
  });

  it('says that glass was broken as the purpose', () => {
    const purpose = JSON.stringify(
      auditEventOf(row('read', { basis: 'break-glass' }), { person, base }).purposeOfEvent,
    );
    expect(purpose).toContain('"BTG"');
  });

  const examples = [
    ['create', 'ex-auditBasicCreateServer'],
    ['read', 'ex-auditBasicReadServer'],
    ['update', 'ex-auditBasicUpdate1'],
    ['delete', 'ex-auditBasicDeleteServer'],
    ['search', 'ex-auditBasicQueryGetServer'],
    ['export', 'ex-auditPrivacyDisclosure-source'],
    ['denied', 'ex-auditAuthZconsent-deny'],
  ] as const;

  /** What differs from case to case in the examples: who the user was, and that a report was disclosed. */
  const ofTheCase: ReadonlySet<unknown> = new Set(['429577009', 'AUT', 'INF', 'IRCP', '3']);

  it.skipIf(!hasSharedData).each(examples)(
    'has for %s what the published example of IHE BALP, %s, has',
    (action, id) => {
      const example = sharedBundle(balpExamples).find((each) => each.id === id);
      expect(example).toBeDefined();
      const event = auditEventOf(row(action), { person, base });
      const [ours, theirs] = [shapeOf(event), shapeOf(example ?? event)];
      expect(event.meta?.profile).toEqual(example?.meta?.profile);
      expect({ ...ours, agents: [], roles: [] }).toEqual({ ...theirs, agents: [], roles: [] });
      for (const part of ['agents', 'roles'] as const) {
        const needed = theirs[part].filter((code) => !ofTheCase.has(code));
        expect(ours[part]).toEqual(expect.arrayContaining(needed));
      }
    },
  );
});
