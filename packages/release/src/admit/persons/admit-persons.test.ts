import { localDate, parseLocalDate, parseOdsCode } from '@causeway/domain';
import { type Engine, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, personsShape } from '../reading/table-shape.js';
import type { Source } from '../region/region-description.js';
import { admitPersons } from './admit-persons.js';

const referenceDate = localDate(2026, 1, 1);
const columns = columnsOf(personsShape);
type PersonRow = Readonly<Record<string, string>>;

let engine: Engine;

beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
});

function practice(): Source {
  const ods = parseOdsCode('D81001');
  if (!ods.ok) throw new Error('D81001 is an ODS code');
  return { ods: ods.value, name: 'A practice', kind: 'gp', postcode: undefined };
}

/** Admits the rows as if they stood on the lines 2, 3, … of a file. */
async function admitRows(rows: readonly PersonRow[]) {
  await engine.load(
    'persons_sent',
    [{ name: 'sent_row', type: 'bigint' }, ...columns.map((name) => ({ name, type: 'text' }) as const)],
    [[rows.map((_, at) => at + 2), ...columns.map((column) => rows.map((row) => row[column] ?? ''))]],
  );
  const file = {
    rowsIn: rows.length,
    broken: { lines: [], reasons: [] },
    ignoredColumns: [],
    droppedColumns: [],
  };
  const work = { engine, referenceDate, scratchFolder: '', dropColumns: [], onProgress: () => {} };
  const raw = { name: 'persons_sent', files: [{ file: 'persons.csv', ...file }] };
  return await admitPersons(work, [{ source: practice(), raw }]);
}

/** Why a row is set aside, slowly and obviously; undefined where it is admitted. */
function reasonOf(row: PersonRow, before: readonly PersonRow[]): string | undefined {
  const text = (column: string) => row[column] ?? '';
  const day = (column: string) => parseLocalDate(text(column));
  const isUnreadable = (column: string) => text(column) !== '' && !day(column).ok;
  const born = day('date_of_birth');
  const from = day('valid_from');
  const to = day('valid_to');
  if (row.local_id === '') return 'local-id-missing';
  if (isUnreadable('date_of_birth')) return 'date-of-birth-unreadable';
  if (born.ok && (born.value < '1850-01-01' || born.value > referenceDate)) return 'date-of-birth-impossible';
  if (!['', '0', '1', '2', '9'].includes(text('sex'))) return 'sex-unknown-code';
  if (isUnreadable('valid_from')) return 'valid-from-unreadable';
  if (isUnreadable('valid_to')) return 'valid-to-unreadable';
  if (from.ok && to.ok && to.value < from.value) return 'valid-to-before-valid-from';
  return before.some((earlier) => columns.every((column) => earlier[column] === row[column]))
    ? 'duplicate-row'
    : undefined;
}

const day = fc.constantFrom(
  '',
  '',
  '1980-02-29',
  '19800229',
  '1981-02-29',
  '1849-12-31',
  '2026-01-02',
  '2019-05-01',
  'May',
  '1980',
);
const personRow: fc.Arbitrary<PersonRow> = fc.record({
  local_id: fc.constantFrom('', '1', '2', '3', '4'),
  nhs_number: fc.constantFrom('', '9434765919', '943 476 5919', '1234567890', '4444444444'),
  date_of_birth: day,
  sex: fc.constantFrom('', '0', '1', '2', '9', 'M'),
  postcode: fc.constantFrom('', 'CB4 8JA', 'nowhere'),
  valid_from: day,
  valid_to: day,
  registered_gp: fc.constantFrom('', 'D81001', 'the surgery'),
  ethnic_category: fc.constantFrom('', 'A', 'British'),
});

/** Rows among which some come twice. */
const personRows = fc
  .array(personRow, { minLength: 10, maxLength: 30 })
  .chain((rows) => fc.array(fc.constantFrom(...rows), { maxLength: 60 }));

describe('admitPersons', () => {
  it('sets aside the rows that the slow reference does, for the same reason, and admits the others', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(personRows, async (rows) => {
        const expected = rows.flatMap((row, at) => {
          const reason = reasonOf(row, rows.slice(0, at));
          if (reason !== undefined) seen.add(reason);
          return reason === undefined ? [] : [{ line: at + 2, reason }];
        });
        const { setAside } = await admitRows(rows);
        expect(await engine.query(sql`select line, reason from persons_set_aside order by line`)).toEqual(
          expected,
        );
        expect(setAside.files[0]).toMatchObject({
          rowsIn: rows.length,
          admitted: rows.length - expected.length,
        });
        const admitted = await engine.query(sql`select count(*) as n from persons_admitted`);
        expect(admitted).toEqual([{ n: rows.length - expected.length }]);
      }),
      { numRuns: 25, seed: 20261122 },
    );
    expect(seen.size).toBe(8);
  });

  const whole: PersonRow = {
    local_id: '7',
    nhs_number: '943 476 5919',
    date_of_birth: '19800229',
    sex: '2',
    postcode: 'cb48ja',
    valid_from: '2001-01-01',
    valid_to: '',
    registered_gp: 'd81001',
    ethnic_category: 'a',
  };

  it('keeps number and postcode as they were sent, and reads the codes and dates', async () => {
    await admitRows([whole]);
    expect(await engine.query(sql`select * exclude (sent_row) from persons_admitted`)).toEqual([
      {
        source_ods: 'D81001',
        source_kind: 'gp',
        local_id: '7',
        record_id: 'D81001:7',
        nhs_number: '943 476 5919',
        date_of_birth: '1980-02-29',
        sex: '2',
        postcode: 'cb48ja',
        valid_from: '2001-01-01',
        valid_to: null,
        registered_gp: 'D81001',
        ethnic_category: 'A',
      },
    ]);
  });

  it('never sets a row aside for its number or its postcode, and counts what they are worth', async () => {
    const { quality } = await admitRows([
      whole,
      { ...whole, nhs_number: '9434765918', postcode: 'nowhere' },
      { ...whole, nhs_number: '4444444444', postcode: 'ZZ99 3VZ' },
      {
        ...whole,
        nhs_number: '',
        postcode: '',
        sex: '',
        registered_gp: 'the surgery',
        ethnic_category: 'British',
      },
    ]);
    expect(quality[0]).toMatchObject({
      rows: 4,
      records: 1,
      nhsNumber: { valid: 1, invalid: 1, placeholder: 1, missing: 1 },
      postcode: { valid: 1, invalid: 1, placeholder: 1, missing: 1 },
      sex: { '0': 1, '2': 3 },
      registeredGpNotUnderstood: 1,
      ethnicCategoryNotUnderstood: 1,
    });
  });

  it('keeps every record in the registrations, set aside or not, with its valid number alone', async () => {
    await admitRows([
      { ...whole, date_of_birth: 'unknown' },
      { ...whole, local_id: '8', nhs_number: '4444444444' },
    ]);
    const rows = await engine.query(
      sql`select record_id, nhs_number from gp_registrations order by record_id`,
    );
    expect(rows).toEqual([
      { record_id: 'D81001:7', nhs_number: '9434765919' },
      { record_id: 'D81001:8', nhs_number: null },
    ]);
  });
});
