import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gp, nurse } from '../testing/choice-cast.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { codeOf, onlineAs, openChoiceDatabase } from '../testing/choice-database.js';
import { given } from '../testing/record-database.js';

const dayMs = 86_400_000;

describe('choices of sets and proxies', () => {
  let database: ChoiceDatabase;

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  describe('about sets and proxies', () => {
    it('leaves a set out, takes it in, and takes the word back', async () => {
      const of = await database.newPerson();
      const state = () =>
        database.query('select excluded_sets, included_sets from person_state where person = $1', of);
      given(
        await database.choices.excludeSensitiveSet(onlineAs(of), of, { set: 'PSY', decision: 'exclude' }),
      );
      expect(await state()).toEqual([{ excluded_sets: ['psychiatry'], included_sets: [] }]);
      given(await database.choices.excludeSensitiveSet(gp, of, { set: 'psychiatry', decision: 'include' }));
      expect(await state()).toEqual([{ excluded_sets: [], included_sets: ['psychiatry'] }]);
      given(await database.choices.excludeSensitiveSet(gp, of, { set: 'psychiatry', decision: 'withdraw' }));
      expect(await state()).toEqual([{ excluded_sets: [], included_sets: [] }]);
      const none = await database.choices.excludeSensitiveSet(gp, of, {
        set: 'none such',
        decision: 'exclude',
      });
      expect(codeOf(none)).toBe('CW-CHOICES-019');
      const elsewhere = await database.choices.excludeSensitiveSet(nurse, of, {
        set: 'PSY',
        decision: 'include',
      });
      expect(codeOf(elsewhere)).toBe('CW-CHOICES-018');
    });

    it('lets a proxy act until the grant ends, and make no other', async () => {
      const of = await database.newPerson();
      const proxy = onlineAs(of, 'proxy');
      const grant = { proxy: proxy.user, until: '2026-12-24', withheldSets: ['PSY'] };
      expect(codeOf(await database.choices.sharing(proxy, of))).toBe('CW-RECORD-001');
      given(await database.choices.grantProxy(onlineAs(of), of, grant));
      given(await database.choices.sharing(proxy, of));
      expect(codeOf(await database.choices.grantProxy(proxy, of, { ...grant, proxy: 'another' }))).toBe(
        'CW-CHOICES-018',
      );
      const past = { ...grant, until: '2026-01-01' };
      expect(codeOf(await database.choices.grantProxy(onlineAs(of), of, past))).toBe('CW-CHOICES-020');
      database.clock.advance(40 * dayMs);
      expect(codeOf(await database.choices.sharing(proxy, of))).toBe('CW-RECORD-001');
    });
  });
});
