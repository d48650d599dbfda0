import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.js';
import { SmallAdmissions, summaryOf, type TriedAdmission } from './small-admissions.js';

const sample = join(repositoryRoot, '../shared/data/region-sample');
const synthea = join(repositoryRoot, '../shared/data/fhir/synthea-r4');

let admissions: SmallAdmissions;

beforeAll(async () => {
  admissions = await SmallAdmissions.open();
});

afterAll(() => admissions.close());

type CsvRow = Readonly<Record<string, string>>;

function rowsIn(...path: readonly string[]): readonly CsvRow[] {
  return parse<CsvRow>(readFileSync(join(sample, ...path)), { columns: true });
}

/** Who objects by Type 1 in the sample, by the plain reading of its few kinds of history: the latest code that is no error decides. */
function objectors(): ReadonlySet<string> {
  const dissents = new Set(['827241000000103', '9Nu0', 'XaZ89']);
  const withdrawals = new Set(['827261000000102', '9Nu1']);
  const latest = new Map<string, CsvRow>();
  for (const row of rowsIn('choices', 'objections.csv')) {
    if (row.entered_in_error === 'true' || !(dissents.has(row.code ?? '') || withdrawals.has(row.code ?? '')))
      continue;
    const record = `${row.ods}:${row.local_id}`;
    if ((row.effective_at ?? '') > (latest.get(record)?.effective_at ?? '')) latest.set(record, row);
  }
  return new Set([...latest].filter(([, { code = '' }]) => dissents.has(code)).map(([record]) => record));
}

describe('the region folder that other hands wrote', () => {
  let run: TriedAdmission;
  beforeAll(async () => {
    if (existsSync(sample)) run = await admissions.admitFolder(sample);
  });

  it.skipIf(!existsSync(sample))('is admitted whole but for those who object by Type 1', async () => {
    const left = objectors();
    expect(left.size).toBeGreaterThan(0);
    const extracts = readdirSync(join(sample, 'extracts')).sort();
    const records = extracts.flatMap((ods) =>
      rowsIn('extracts', ods, 'persons.csv').map((row) => `${ods}:${row.local_id}`),
    );
    const admitted = (await admissions.rowsOf(run, 'persons')).map((row) => row.record_id);
    expect(admitted).toEqual(records.filter((record) => !left.has(record)).sort());
  });

  it.skipIf(!existsSync(sample))('loses no event but theirs', async () => {
    const left = objectors();
    const events = readdirSync(join(sample, 'extracts'))
      .sort()
      .flatMap((ods) =>
        rowsIn('extracts', ods, 'events.csv')
          .filter((row) => !left.has(`${ods}:${row.local_id}`))
          .map((row) => row.event_id),
      );
    expect((await admissions.rowsOf(run, 'events')).map((row) => row.event_id)).toEqual(events);
  });

  it.skipIf(!existsSync(sample))('shows recorded = sent = applied at every practice, and no alarm', () => {
    const { ledger, alarms, files } = summaryOf(run);
    const left = [...objectors()];
    for (const { ods, recorded, sent, applied } of ledger) {
      const expected = left.filter((record) => record.startsWith(`${ods}:`)).length;
      expect({ ods, recorded, sent, applied }).toEqual({
        ods,
        recorded: expected,
        sent: expected,
        applied: expected,
      });
    }
    expect(alarms).toEqual([]);
    for (const { rowsIn: sent, admitted, rejected } of files)
      expect(sent).toBe(admitted + Object.values(rejected).reduce((sum, n) => sum + n, 0));
  });
});

describe('the Bundles of Synthea', () => {
  it.skipIf(!existsSync(synthea))(
    'load: a record of each patient wherever they had an encounter, and no name',
    async () => {
      const patients = readdirSync(synthea).filter((name) => name.endsWith('.json') && !name.startsWith('_'));
      const run = await admissions.admitFolder(synthea);
      const summary = summaryOf(run);
      const persons = await admissions.rowsOf(run, 'persons');
      expect(new Set(persons.map((row) => row.local_id)).size).toBe(patients.length);
      expect(new Set(persons.map((row) => row.source_ods))).toEqual(
        new Set(summary.organisations.map(({ ods }) => ods)),
      );
      expect(summary.directIdentifiers.name).toBe(patients.length);
      expect(summary.rows.events.rowsIn).toBe(summary.rows.events.admitted);
      const told = JSON.stringify([summary, await admissions.rowsOf(run, 'rejected')]);
      for (const name of patients.flatMap((file) => file.split('_').slice(0, 2)))
        expect(told).not.toContain(name);
    },
  );
});
