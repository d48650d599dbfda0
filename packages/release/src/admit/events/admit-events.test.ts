import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { eventKinds, localDate, parseLocalDate, parseOdsCode } from '@causeway/domain';
import { type Engine, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personTables } from '../persons/person-steps.js';
import { columnsOf, eventsShape } from '../reading/table-shape.js';
import { admitEvents } from './admit-events.js';
import { codingFault, unitFault, valueFault } from './event-content.js';

const columns = columnsOf(eventsShape);
type EventRow = Readonly<Record<string, string>>;

let engine: Engine;
let scratchFolder: string;

beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
  scratchFolder = await mkdtemp(joinPath(tmpdir(), 'causeway-events-'));
  await engine.createTable(
    personTables.admitted,
    sql`select * from (values ('D81001', '1'), ('D81001', '2'), ('RGT', '3')) as p(source_ods, local_id)`,
  );
  await engine.createTable('people_left_out', sql`select 'D81001:2' as record_id`);
});

afterAll(async () => {
  await engine.close();
  await rm(scratchFolder, { recursive: true });
});

/** Admits the rows as if they stood on the lines 2, 3, … of a file; the people 1 and 2 are known, 2 is left out. */
async function admitRows(rows: readonly EventRow[]) {
  await engine.load(
    'events_sent',
    [{ name: 'sent_row', type: 'bigint' }, ...columns.map((name) => ({ name, type: 'text' }) as const)],
    [[rows.map((_, at) => at + 2), ...columns.map((column) => rows.map((row) => row[column] ?? ''))]],
  );
  const ods = parseOdsCode('D81001');
  if (!ods.ok) throw new Error('D81001 is an ODS code');
  const source = { ods: ods.value, name: 'A practice', kind: 'gp', postcode: undefined } as const;
  const file = {
    rowsIn: rows.length,
    broken: { lines: [], reasons: [] },
    ignoredColumns: [],
    droppedColumns: [],
  };
  return await admitEvents(
    { engine, referenceDate: localDate(2026, 1, 1), scratchFolder, dropColumns: [], onProgress: () => {} },
    [{ source, raw: { name: 'events_sent', files: [{ file: 'events.csv', ...file }] } }],
    {
      leftOut: 'people_left_out',
      path: joinPath(scratchFolder, 'part.parquet'),
      asideTable: 'events_set_aside',
    },
  );
}

/** Why a row cannot be used by itself, slowly and obviously. */
function faultOf(row: EventRow): string | undefined {
  const text = (column: string) => row[column] ?? '';
  const start = parseLocalDate(text('start_date'));
  const end = parseLocalDate(text('end_date'));
  const kind = text('kind').toLowerCase();
  if (text('local_id') === '') return 'local-id-missing';
  if (!['1', '2'].includes(text('local_id'))) return 'person-unknown';
  if (!eventKinds.some((known) => known === kind)) return 'kind-unknown';
  if (text('start_date') === '') return 'start-date-missing';
  if (!start.ok) return 'start-date-unreadable';
  if (text('end_date') !== '' && !end.ok) return 'end-date-unreadable';
  if (end.ok && end.value < start.value) return 'end-before-start';
  if (text('code') === '' && kind !== 'encounter' && kind !== 'death') return 'code-missing';
  return (
    codingFault(text('code_system'), text('code')) ?? unitFault(text('unit')) ?? valueFault(text('value'))
  );
}

/** Why each row is set aside: for itself, or because a row before it that can be used is the same event. */
function reasonsOf(rows: readonly EventRow[]): readonly (string | undefined)[] {
  const faults = rows.map(faultOf);
  const content = columns.filter((column) => column !== 'event_id');
  return rows.map((row, at) => {
    if (faults[at] !== undefined) return faults[at];
    const before = rows.slice(0, at).filter((_, earlier) => faults[earlier] === undefined);
    if (row.event_id !== '')
      return before.some((earlier) => earlier.event_id === row.event_id) ? 'duplicate-event' : undefined;
    const isSame = (earlier: EventRow) =>
      earlier.event_id === '' && content.every((column) => earlier[column] === row[column]);
    return before.some(isSame) ? 'duplicate-row' : undefined;
  });
}

/** One of the good texts, and now and then one of the bad. */
function mostly(good: readonly string[], bad: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
}

const eventRow: fc.Arbitrary<EventRow> = fc.record({
  event_id: fc.constantFrom('', '', 'E1', 'E2', 'E3', 'E4'),
  local_id: mostly(['1', '2'], ['3', '']),
  start_date: mostly(['2020-01-01', '20200102'], ['', '1 May 2020']),
  end_date: mostly(['', '2020-01-02'], ['2019-12-31', 'later']),
  kind: mostly(['problem', 'Problem', 'encounter', 'death'], ['visit']),
  code_system: mostly(['', 'http://snomed.info/sct'], ['a system, in words']),
  code: mostly(['', '195967001'], ['CB4 8JA']),
  value: mostly(['', '5.4', '12345678'], ['9434765919', 'some words of text', '19650615']),
  unit: mostly(['', 'mmol/L'], ['as measured at home by her daughter']),
});

/** Rows among which some come twice. */
const eventRows = fc
  .array(eventRow, { minLength: 20, maxLength: 60 })
  .chain((rows) => fc.array(fc.constantFrom(...rows), { minLength: 20, maxLength: 120 }));

function countOrNone(count: number): readonly number[] {
  return count === 0 ? [] : [count];
}

describe('admitEvents', () => {
  it('sets aside the rows that the slow reference does, for the same reason, and leaves out those of people who objected', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(eventRows, async (rows) => {
        const reasons = reasonsOf(rows);
        for (const reason of reasons) if (reason !== undefined) seen.add(reason);
        const admitted = rows.filter((_, at) => reasons[at] === undefined);
        const { path, setAside, leftOut } = await admitRows(rows);
        expect(await engine.query(sql`select line, reason from events_set_aside order by line`)).toEqual(
          reasons.flatMap((reason, at) => (reason === undefined ? [] : [{ line: at + 2, reason }])),
        );
        expect(setAside.files[0]).toMatchObject({ rowsIn: rows.length, admitted: admitted.length });
        expect([...leftOut.values()]).toEqual(
          countOrNone(admitted.filter(({ local_id: id }) => id === '2').length),
        );
        await engine.readParquet('events_written', path);
        const written = await engine.query(sql`select record_id, event_id, kind from events_written`);
        expect(written).toEqual(
          admitted
            .filter(({ local_id: id }) => id === '1')
            .map((row) => ({
              record_id: 'D81001:1',
              event_id: row.event_id === '' ? null : row.event_id,
              kind: row.kind?.toLowerCase(),
            })),
        );
      }),
      { numRuns: 25, seed: 20261122 },
    );
    expect([...seen].sort()).toEqual([
      'code-missing',
      'code-system-not-allowed',
      'duplicate-event',
      'duplicate-row',
      'end-before-start',
      'end-date-unreadable',
      'kind-unknown',
      'local-id-missing',
      'person-unknown',
      'start-date-missing',
      'start-date-unreadable',
      'unit-not-allowed',
      'value-looks-like-identifier',
      'value-not-allowed',
    ]);
  });
});
