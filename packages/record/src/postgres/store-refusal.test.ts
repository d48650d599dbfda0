import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../testing/test-clock.js';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { testSigner } from '../testing/test-signer.js';
import { openStore } from './store.js';
import { answering, StoreFailure, unavailability } from './store-failure.js';

const secret = 'MARKED-9434765919';

describe('store that cannot be opened', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    // The embedded server asks for a password; the one that is named may trust everybody.
    database = await openTestDatabase({ server: undefined, migrations: [] });
  });

  afterAll(() => database.close());

  async function problemOf(databaseUrl: string): Promise<unknown> {
    const opened = await openStore({ databaseUrl, clock: testClock(), randomBytes, signer: testSigner() });
    if (!opened.ok) return opened.error;
    await opened.value.close();
    return undefined;
  }

  function changed(change: (address: URL) => void): string {
    const address = new URL(database.databaseUrl);
    change(address);
    return address.href;
  }

  it.each([
    ['nobody listens', () => `postgres://causeway:${secret}@127.0.0.1:1/causeway`, 'CW-RECORD-105'],
    [
      'the machine has no such name',
      () => `postgres://causeway:${secret}@no.such.invalid/x`,
      'CW-RECORD-105',
    ],
    ['the password is wrong', () => changed((address) => (address.password = secret)), 'CW-RECORD-120'],
    [
      'there is no such database',
      () => changed((address) => (address.pathname = `/${secret}`)),
      'CW-RECORD-120',
    ],
    ['it is no address', () => secret, 'CW-RECORD-119'],
    ['it is an address of something else', () => `mysql://causeway:${secret}@localhost/x`, 'CW-RECORD-119'],
  ])('says so where %s, and nothing of the address', async (_, address, code) => {
    const found = await problemOf(address());
    expect(found).toMatchObject({ code });
    expect(JSON.stringify(found)).not.toContain(secret);
  });
});

describe('failure of the store', () => {
  const withCode = (code: string) => Object.assign(new Error('the server said: MARKED'), { code });

  it.each([
    ['08006', 'CW-RECORD-105'],
    ['57P01', 'CW-RECORD-105'],
    ['53100', 'CW-RECORD-105'],
    ['57014', 'CW-RECORD-106'],
    ['ECONNRESET', 'CW-RECORD-105'],
  ])('is known by the code %s', (code, expected) => {
    expect(unavailability(withCode(code))).toMatchObject({ code: expected });
  });

  it.each(['23505', '22P02', '42P01', '08P01'])('is none where the code is %s: that is ours', (code) => {
    expect(unavailability(withCode(code))).toBeUndefined();
  });

  it('is a value again at the door, and a bug stays one', async () => {
    const found = unavailability(withCode('57P01'));
    if (found === undefined) throw new Error('no problem');
    const failing = async () => {
      throw new StoreFailure(found);
    };
    expect(await answering(failing)).toEqual({ ok: false, error: found });
    const buggy = async () => {
      throw new Error('bug');
    };
    await expect(answering(buggy)).rejects.toThrow('bug');
  });
});
