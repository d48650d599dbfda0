import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviser, community, gp, nurse, officer, practice, unknown } from '../testing/choice-cast.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { codeOf, onlineAs, openChoiceDatabase, staffOf } from '../testing/choice-database.js';
import { given } from '../testing/record-database.js';

describe('the record of choices', () => {
  let database: ChoiceDatabase;
  let person = '';

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  describe('about sharing', () => {
    beforeAll(async () => {
      person = await database.newPerson();
    });

    it('keeps what was said, who recorded it, and its history', async () => {
      const said = { organisation: practice, direction: 'out', method: 'spoken' } as const;
      given(await database.choices.setSharing(gp, person, { ...said, decision: 'no', evidence: 'note 1' }));
      const [preference] = given(await database.choices.setSharing(gp, person, { ...said, decision: 'yes' }));
      expect(preference).toMatchObject({
        organisation: practice,
        decision: 'yes',
        effective: 'yes',
        source: 'patient',
        method: 'spoken',
      });
      expect(preference?.history.map(({ decision, byRole }) => [decision, byRole])).toEqual([
        ['no', 'general-practitioner'],
        ['yes', 'general-practitioner'],
      ]);
      expect(
        await database.query('select out_yes, out_no from person_state where person = $1', person),
      ).toEqual([{ out_yes: [practice], out_no: [] }]);
    });

    it('takes a word back', async () => {
      const change = {
        organisation: practice,
        direction: 'out',
        decision: 'withdraw',
        method: 'form',
      } as const;
      const [preference] = given(await database.choices.setSharing(gp, person, change));
      expect([preference?.decision, preference?.effective]).toEqual(['not-asked', 'no']);
      expect(
        await database.query('select out_yes, out_no from person_state where person = $1', person),
      ).toEqual([{ out_yes: [], out_no: [] }]);
    });

    it('lets staff record it for their own organisation only, and the person for all', async () => {
      const change = { organisation: community, direction: 'in', decision: 'yes', method: 'online' } as const;
      expect(codeOf(await database.choices.setSharing(gp, person, change))).toBe('CW-CHOICES-017');
      given(await database.choices.setSharing(onlineAs(person), person, change));
      const all = given(await database.choices.sharing(onlineAs(person), person));
      expect(all.map(({ organisation }) => organisation)).toEqual(
        expect.arrayContaining([practice, community]),
      );
      const said = all.filter(({ decision }) => decision !== 'not-asked');
      expect([...new Set(said.map(({ organisation }) => organisation))]).toEqual([community]);
      const own = given(await database.choices.sharing(nurse, person));
      expect(own.map(({ organisation, direction }) => [organisation, direction])).toEqual([
        [community, 'out'],
        [community, 'in'],
      ]);
    });

    it('answers an unknown person, one without a relationship and what is no id alike', async () => {
      const answers = await Promise.all(
        [person, unknown, 'no id', ''].map((id) => database.choices.sharing(adviser, id)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(codeOf(answers[0] ?? { ok: true })).toBe('CW-RECORD-001');
    });

    it('refuses another person online', async () => {
      expect(codeOf(await database.choices.sharing(onlineAs(unknown), person))).toBe('CW-RECORD-001');
    });

    it('refuses roles without the activity, other purposes, and a suspended organisation', async () => {
      const asOfficer = await database.choices.sharing(officer, person);
      const forResearch = await database.choices.sharing({ ...nurse, purpose: 'research' }, person);
      await database.rule([{ kind: 'organisation-set', organisation: community, suspended: true }]);
      const suspended = await database.choices.sharing(nurse, person);
      await database.rule([{ kind: 'organisation-set', organisation: community, suspended: false }]);
      expect([asOfficer, forResearch, suspended].map(codeOf)).toEqual([
        'CW-RECORD-003',
        'CW-RECORD-013',
        'CW-RECORD-004',
      ]);
    });

    it('says what a policy comes to where nobody was asked', async () => {
      const administrator = staffOf(practice, 'practice-administrator');
      const policy = { direction: 'out', from: '2026-01-01', text: 'We told everyone by letter.' } as const;
      expect(codeOf(await database.choices.setPolicy(gp, { ...policy, value: 'implied-yes' }))).toBe(
        'CW-RECORD-003',
      );
      const bare = { ...policy, value: 'implied-yes', text: ' ' } as const;
      expect(codeOf(await database.choices.setPolicy(administrator, bare))).toBe('CW-CHOICES-021');
      given(await database.choices.setPolicy(administrator, { ...policy, value: 'implied-yes' }));
      const [implied] = given(await database.choices.sharing(gp, person));
      given(await database.choices.setPolicy(administrator, { ...policy, value: 'none' }));
      const [none] = given(await database.choices.sharing(gp, person));
      expect([implied?.decision, implied?.effective, none?.effective]).toEqual(['not-asked', 'yes', 'no']);
    });

    it('keeps each request in the access log, refused ones too', async () => {
      const [row] = await database.query(
        `select count(*) filter (where text::json ->> 'outcome' = 'deny')::int as denied, count(*)::int as all
         from access_row where text::json ->> 'person' = $1`,
        person,
      );
      expect(row.denied).toBeGreaterThan(3);
      expect(row.all).toBeGreaterThan(row.denied);
    });
  });

  describe('about secondary use', () => {
    it('keeps objections by the practice and the person, and lets nobody else', async () => {
      const of = await database.newPerson();
      const change = { family: 'type-1', decision: 'object', method: 'form' } as const;
      expect(codeOf(await database.choices.setObjection(nurse, of, change))).toBe('CW-CHOICES-018');
      given(await database.choices.setObjection(gp, of, change));
      const states = given(
        await database.choices.setObjection(onlineAs(of), of, {
          ...change,
          family: 'national',
          method: 'online',
        }),
      );
      expect(states.map(({ family, state, method }) => [family, state, method])).toEqual([
        ['type-1', 'objected', 'form'],
        ['national', 'objected', 'online'],
      ]);
      given(await database.choices.setObjection(gp, of, { ...change, decision: 'withdraw' }));
      const [type1] = given(await database.choices.objections(gp, of));
      expect([type1?.state, type1?.history.length]).toEqual(['not-objected', 2]);
      const rows = await database.query(
        'select family, objected from objection where person = $1 order by family',
        of,
      );
      expect(rows).toEqual([
        { family: 'national', objected: true },
        { family: 'type-1', objected: false },
      ]);
    });

    it('changes nothing of direct care', async () => {
      const of = await database.newPerson();
      given(
        await database.choices.setObjection(gp, of, { family: 'type-1', decision: 'object', method: 'form' }),
      );
      const preferences = given(await database.choices.sharing(onlineAs(of), of));
      expect(preferences.length).toBeGreaterThan(0);
      expect(new Set(preferences.map(({ decision }) => decision))).toEqual(new Set(['not-asked']));
    });
  });

  it('never lets what was said be changed or removed', async () => {
    await expect(database.query('update choice_event set at = at')).rejects.toThrow('never changed');
    await expect(database.query('delete from choice_event')).rejects.toThrow('never changed');
    await expect(database.query('truncate choice_event')).rejects.toThrow('never changed');
  });
});
