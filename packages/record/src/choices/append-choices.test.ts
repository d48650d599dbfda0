import { randomBytes } from 'node:crypto';
import type { PersonChoice, PersonEvent } from '@causeway/choices';
import { personStateOf, sharingKey } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../postgres/store.js';
import { openStore } from '../postgres/store.js';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { openChoiceDatabase } from '../testing/choice-database.js';
import { testSigner } from '../testing/test-signer.js';
import { appendChoice } from './append-choices.js';
import { personEvents } from './choice-events.js';

const clinic = 'RYY' as OdsCode;
const by = { user: 'u', role: 'receptionist', organisation: clinic } as const;

describe('appending choices', () => {
  let database: ChoiceDatabase;
  let another: Store;
  const scope = () => ({ organisation: clinic, person: '', user: 'u', now: database.clock() });

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const opened = await openStore({
      databaseUrl: database.databaseUrl,
      clock: database.clock,
      randomBytes,
      signer: testSigner(),
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    another = opened.value;
  });
  afterAll(async () => {
    await another.close();
    await database.close();
  });

  function append(store: Store, person: string, choice: PersonChoice): Promise<void> {
    const head = {
      id: database.newId(),
      at: database.clock(),
      by,
      source: 'patient',
      method: 'spoken',
    } as const;
    const event: PersonEvent = { ...head, ...choice };
    return store.writer.submit({
      run: async (tx) => ({ result: await appendChoice(tx, scope(), { person, event }), rows: [] }),
    });
  }

  async function stateKept(person: string) {
    const { rows } = await database.admin.query(
      'select choices_version::int as version, registered_practice, out_yes, out_no from person_state where person = $1',
      [person],
    );
    return rows;
  }

  it('loses no word that two servers take at once, and leaves the state that all of them come to', async () => {
    const person = database.newId();
    const decisions = ['yes', 'no', 'withdraw', 'yes', 'no'] as const;
    await Promise.all(
      [database.store, another].flatMap((store) =>
        decisions.map((decision) =>
          append(store, person, { kind: 'sharing-set', organisation: clinic, direction: 'out', decision }),
        ),
      ),
    );
    const events = (await personEvents(another, scope(), [person])).get(person) ?? [];
    const state = personStateOf(events);
    expect(events).toHaveLength(10);
    const decision = state.sharing.get(sharingKey('out', clinic))?.decision;
    const listed = (word: string) => (decision === word ? [clinic] : []);
    expect(await stateKept(person)).toEqual([
      { version: 10, registered_practice: null, out_yes: listed('yes'), out_no: listed('no') },
    ]);
  });

  it('keeps neither event nor state where the work fails', async () => {
    const person = await database.say([
      { kind: 'relationship-opened', organisation: clinic, basis: 'caseload' },
    ]);
    const failing = database.store.writer.submit({
      run: async (tx) => {
        const head = {
          id: database.newId(),
          at: database.clock(),
          by,
          source: 'patient',
          method: 'spoken',
        } as const;
        const choice = { kind: 'relationship-opened', organisation: clinic, basis: 'registration' } as const;
        await appendChoice(tx, scope(), { person, event: { ...head, ...choice } });
        throw new Error('something broke');
      },
    });
    await expect(failing).rejects.toThrow('something broke');
    expect(await stateKept(person)).toEqual([
      { version: 1, registered_practice: null, out_yes: [], out_no: [] },
    ]);
    expect((await personEvents(another, scope(), [person])).get(person)).toHaveLength(1);
  });

  it('sees nothing for whom nobody asks, and a person online only their own', async () => {
    const [one = '', other = ''] = await Promise.all([
      database.say([{ kind: 'protected-set', isProtected: true }]),
      database.say([{ kind: 'protected-set', isProtected: true }]),
    ]);
    const nobody = { ...scope(), organisation: '' };
    expect((await personEvents(another, nobody, [one, other])).size).toBe(0);
    const own = await personEvents(another, { ...nobody, person: one }, [one, other]);
    expect([...own.keys()]).toEqual([one]);
  });
});
