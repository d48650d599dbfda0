import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviser, community, gp, nurse, officer, unknown } from '../testing/choice-cast.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { codeOf, openChoiceDatabase, staffOf } from '../testing/choice-database.js';
import { given } from '../testing/record-database.js';

const dayMs = 86_400_000;

describe('overrides', () => {
  let database: ChoiceDatabase;
  let person = '';

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  describe('about overrides', () => {
    const stranger = staffOf('RZZ', 'out-of-hours-doctor');
    const reason = { code: 'ETREAT', text: 'Brought in unconscious.' };
    let grant = '';

    beforeAll(async () => {
      person = await database.newPerson();
    });

    it('breaks glass without a relationship, for an hour, with an alert in the same transaction', async () => {
      const opened = given(await database.choices.breakGlass(stranger, person, reason));
      grant = opened.id;
      const [row] = await database.query(
        `select b.valid_until - e.at = '1 hour' as an_hour, a.kind, a.organisation, a.reference
         from break_glass b join choice_event e on e.person = b.person and e.kind = 'break-glass-opened'
         join alert a on a.id = $2 where b.person = $1`,
        person,
        opened.alert,
      );
      expect(row).toEqual({
        an_hour: true,
        kind: 'glass-broken',
        organisation: 'RZZ',
        reference: `break-glass/${grant}`,
      });
    });

    it('renews it once, for a new reason', async () => {
      expect(codeOf(await database.choices.breakGlass(stranger, person, reason))).toBe('CW-CHOICES-013');
      const renewed = given(
        await database.choices.breakGlass(stranger, person, { ...reason, text: 'Still so.' }),
      );
      expect(renewed.id).toBe(grant);
      const third = await database.choices.breakGlass(stranger, person, { ...reason, text: 'And still.' });
      expect(codeOf(third)).toBe('CW-CHOICES-013');
    });

    it('asks for fresh credentials, a reason and the activity', async () => {
      const stale = { ...stranger, freshlyAuthenticated: false };
      const answers = [
        await database.choices.breakGlass(stale, person, reason),
        await database.choices.breakGlass({ ...stranger, user: 'another' }, person, { ...reason, text: ' ' }),
        await database.choices.breakGlass(adviser, person, reason),
        await database.choices.breakGlass(stranger, unknown, reason),
      ];
      expect(answers.map(codeOf)).toEqual([
        'CW-CHOICES-011',
        'CW-CHOICES-012',
        'CW-RECORD-003',
        'CW-RECORD-001',
      ]);
    });

    it('is ended by an officer of the same organisation, and by no other', async () => {
      expect(codeOf(await database.choices.endBreakGlass(officer, grant))).toBe('CW-RECORD-001');
      given(await database.choices.endBreakGlass(staffOf('RZZ', 'privacy-officer'), grant));
      const ended = await database.query(
        'select from break_glass where person = $1 and valid_until <= $2',
        person,
        database.clock(),
      );
      expect(ended).toHaveLength(1);
      expect(codeOf(await database.choices.endBreakGlass(staffOf('RZZ', 'privacy-officer'), grant))).toBe(
        'CW-RECORD-001',
      );
    });

    it('claims a relationship for 24 hours, with an alert', async () => {
      expect(codeOf(await database.choices.sharing(adviser, person))).toBe('CW-RECORD-001');
      expect(codeOf(await database.choices.claimRelationship(adviser, person, ' '))).toBe('CW-CHOICES-012');
      const claimed = given(await database.choices.claimRelationship(adviser, person, 'Walked in.'));
      given(await database.choices.sharing(adviser, person));
      expect(await database.query('select kind from alert where id = $1', claimed.alert)).toEqual([
        { kind: 'relationship-claimed' },
      ]);
      database.clock.advance(dayMs);
      expect(codeOf(await database.choices.sharing(adviser, person))).toBe('CW-RECORD-001');
    });

    it('denies a protected person to all but practice and named organisations, and alerts the officer', async () => {
      const hidden = await database.newPerson();
      await database.say([{ kind: 'protected-set', isProtected: true }], hidden);
      const [before] = await database.query(
        `select count(*)::int as n from alert where kind = 'protected-person'`,
      );
      expect(codeOf(await database.choices.sharing(nurse, hidden))).toBe('CW-RECORD-001');
      expect(codeOf(await database.choices.breakGlass(stranger, hidden, reason))).toBe('CW-RECORD-001');
      const [after] = await database.query(
        `select count(*)::int as n from alert where kind = 'protected-person'`,
      );
      expect(after.n - before.n).toBe(2);
      given(await database.choices.sharing(gp, hidden));
      await database.say([{ kind: 'protected-access-set', organisation: community, mayKnow: true }], hidden);
      given(await database.choices.sharing(nurse, hidden));
    });
  });
});
