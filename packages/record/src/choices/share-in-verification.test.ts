import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clinic, community, gp, nurse } from '../testing/choice-cast.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { codeOf, onlineAs, openChoiceDatabase, staffOf } from '../testing/choice-database.js';
import { given } from '../testing/record-database.js';
import type { CodeMessage } from './choice-parts.js';

const dayMs = 86_400_000;

describe('the verification of sharing in', () => {
  let database: ChoiceDatabase;
  let person = '';

  const sent: CodeMessage[] = [];
  let contactVerified = true;

  beforeAll(async () => {
    database = await openChoiceDatabase({
      server: process.env.CAUSEWAY_TEST_DATABASE,
      messenger: {
        contactVerifiedAt: async () => (contactVerified ? ('2026-01-01T00:00:00.000Z' as never) : undefined),
        send: async (message) => {
          sent.push(message);
        },
      },
    });
  });
  afterAll(() => database.close());

  describe('about sharing in', () => {
    beforeAll(async () => {
      person = await database.newPerson();
      sent.length = 0;
    });
    const verified = () =>
      database.query(
        'select unnest(share_in_verified) as organisation from person_state where person = $1',
        person,
      );

    it('sends a code that is kept nowhere, and verifies by it once', async () => {
      given(await database.choices.requestShareInCode(nurse, person));
      const { code, organisation } = sent.at(-1) ?? { code: '', organisation: undefined };
      expect(code).toMatch(/^\d{6}$/);
      expect(organisation).toBe(community);
      for (const table of ['choice_event', 'share_in_code', 'access_row']) {
        expect(await database.query(`select from ${table} t where t::text like '%"${code}"%'`)).toHaveLength(
          0,
        );
      }
      given(await database.choices.confirmShareInCode(nurse, person, code));
      expect(await verified()).toEqual([{ organisation: community }]);
      expect(codeOf(await database.choices.confirmShareInCode(nurse, person, code))).toBe('CW-CHOICES-014');
    });

    it('takes five tries, then alerts and takes no more', async () => {
      person = await database.newPerson();
      given(await database.choices.requestShareInCode(nurse, person));
      const code = sent.at(-1)?.code ?? '';
      const wrong = code === '000000' ? '111111' : '000000';
      for (let tried = 0; tried < 5; tried += 1) {
        expect(codeOf(await database.choices.confirmShareInCode(nurse, person, wrong))).toBe(
          'CW-CHOICES-014',
        );
      }
      expect(codeOf(await database.choices.confirmShareInCode(nurse, person, code))).toBe('CW-CHOICES-014');
      expect(
        await database.query(`select from alert where kind = 'code-guessing' and person = $1`, person),
      ).toHaveLength(1);
      expect(await verified()).toEqual([]);
    });

    it('lets a code of another organisation, or of yesterday, verify nothing', async () => {
      person = await database.newPerson();
      given(await database.choices.requestShareInCode(nurse, person));
      const code = sent.at(-1)?.code ?? '';
      expect(codeOf(await database.choices.confirmShareInCode(gp, person, code))).toBe('CW-CHOICES-014');
      database.clock.advance(dayMs);
      expect(codeOf(await database.choices.confirmShareInCode(nurse, person, code))).toBe('CW-CHOICES-014');
    });

    it('sends no more than three codes a day, and none where nobody can be reached', async () => {
      for (let requested = 0; requested < 3; requested += 1) {
        given(await database.choices.requestShareInCode(nurse, person));
      }
      expect(codeOf(await database.choices.requestShareInCode(nurse, person))).toBe('CW-CHOICES-016');
      contactVerified = false;
      expect(codeOf(await database.choices.requestShareInCode(gp, person))).toBe('CW-CHOICES-015');
      contactVerified = true;
    });

    it('takes a refusal as a no', async () => {
      given(await database.choices.refuseShareInCode(onlineAs(person), person, community));
      const preferences = given(await database.choices.sharing(onlineAs(person), person));
      expect(preferences).toContainEqual(
        expect.objectContaining({ organisation: community, direction: 'in', decision: 'no' }),
      );
    });

    it('verifies by itself a yes of the person online, and not one that staff recorded', async () => {
      person = await database.newPerson();
      const change = { organisation: community, direction: 'in', decision: 'yes', method: 'spoken' } as const;
      given(await database.choices.setSharing(nurse, person, change));
      expect(await verified()).toEqual([]);
      given(await database.choices.setSharing(onlineAs(person), person, { ...change, method: 'online' }));
      expect(await verified()).toEqual([{ organisation: community }]);
    });

    it('lets the practice and the person rule on who may share in, and nobody else', async () => {
      const rule = { organisation: clinic, rule: 'prohibited' } as const;
      const elsewhere = staffOf(community, 'general-practitioner');
      expect(codeOf(await database.choices.setShareIn(elsewhere, person, rule))).toBe('CW-CHOICES-018');
      given(await database.choices.setShareIn(gp, person, rule));
      const lists = async () =>
        (
          await database.query(
            'select share_in_allowed as allowed, share_in_prohibited as prohibited from person_state where person = $1',
            person,
          )
        )[0];
      expect(await lists()).toEqual({ allowed: [], prohibited: [rule.organisation] });
      given(await database.choices.setShareIn(onlineAs(person), person, { ...rule, rule: 'verify' }));
      expect(await lists()).toEqual({ allowed: [], prohibited: [] });
    });
  });
});
