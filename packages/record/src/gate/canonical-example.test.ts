import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { openRecordDatabase } from '../testing/record-database.js';
import { testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const nurse = testStaff('RXX', { role: 'district-nurse' });
const clinic = testStaff('RYY', { role: 'health-adviser' });

describe('the canonical example', () => {
  let database: RecordDatabase;
  let person = '';
  const notes = new Map<string, string>();

  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    person = await database.write(gp, testPatientResource());
    await database.relate(person, 'RXX', 'RYY');
    await database.allow(person, 'A81001', 'RXX', 'RYY');
    await database.prefer(person, 'A81001', { out: 'yes', in: 'yes' });
    await database.prefer(person, 'RXX', { out: 'yes', in: 'yes' });
    await database.prefer(person, 'RYY', { out: 'yes', in: 'no' });
    for (const asker of [gp, nurse, clinic]) {
      notes.set(asker.organisation ?? '', await database.write(asker, testObservation(person)));
    }
  });
  afterAll(() => database.close());

  const sees = async (asker: typeof gp, of: string): Promise<boolean> => {
    const found = await database.record.read(asker, { type: 'Observation', id: notes.get(of) ?? '' });
    return found.ok;
  };

  it('shows the note of the clinic, which shares out only, to practice and nurse', async () => {
    expect([await sees(gp, 'RYY'), await sees(nurse, 'RYY')]).toEqual([true, true]);
  });

  it('shows the clinic its own note and nothing else', async () => {
    expect([await sees(clinic, 'RYY'), await sees(clinic, 'A81001'), await sees(clinic, 'RXX')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('obeys a withdrawal with the very next request', async () => {
    await database.prefer(person, 'RYY', { out: 'no' });
    expect([await sees(gp, 'RYY'), await sees(nurse, 'RYY'), await sees(clinic, 'RYY')]).toEqual([
      false,
      false,
      true,
    ]);
    await database.prefer(person, 'RYY', { out: 'yes' });
    expect(await sees(gp, 'RYY')).toBe(true);
  });
});
