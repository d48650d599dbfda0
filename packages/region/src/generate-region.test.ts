import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noErrors } from './error-rates.js';
import { generateRegion } from './generate-region.js';
import { type MadeRegion, makeRegion, specOf } from './testing/made-region.js';

const small = { people: 1_200, seed: 21 };

describe('generateRegion', () => {
  let region: MadeRegion;
  beforeAll(async () => {
    region = await makeRegion(small);
  });
  afterAll(() => region.remove());

  const readAll = (made: MadeRegion) => made.files().map((path) => [path, made.text(path)] as const);

  it('makes the same bytes of the same specification', async () => {
    const again = await makeRegion(small);
    expect(readAll(again)).toEqual(readAll(region));
    again.remove();
  });

  it('makes another region of another seed', async () => {
    const other = await makeRegion({ ...small, seed: 22 });
    expect(other.text('truth/people.csv')).not.toBe(region.text('truth/people.csv'));
    other.remove();
  });

  it('writes the files of the region folder, with the columns of its format', () => {
    const header = (path: string) => region.text(path).split('\n', 1)[0];
    expect(header('areas.csv')).toBe('postcode,lsoa,msoa,place,icb,imd_decile');
    const extracts = readdirSync(join(region.folder, 'extracts'));
    expect(extracts.length).toBe(region.counts.organisations);
    for (const ods of extracts) {
      expect(header(`extracts/${ods}/persons.csv`)).toBe(
        'local_id,nhs_number,date_of_birth,sex,postcode,valid_from,valid_to,registered_gp,ethnic_category',
      );
      expect(header(`extracts/${ods}/events.csv`)).toBe(
        'event_id,local_id,start_date,end_date,kind,code_system,code,value,unit',
      );
    }
    expect(header('choices/objections.csv')).toBe(
      'ods,local_id,code,effective_at,recorded_at,entered_in_error',
    );
    expect(header('choices/sharing.csv')).toBe(
      'ods,local_id,direction,decision,basis,recorded_at,recorded_by',
    );
    expect(header('choices/canaries.csv')).toBe('ods,local_id,family,marker');
    expect(region.text('choices/cleaned-list.dat')).toMatch(/^(\d{10},\n)+$/);
    expect(header('truth/records.csv')).toBe('ods,local_id,record_id,person');
  });

  it('names its organisations and the reference date in region.json', () => {
    const document = JSON.parse(region.text('region.json'));
    expect(Object.keys(document)).toEqual(['name', 'referenceDate', 'organisations']);
    expect(document.referenceDate).toBe('2026-01-01');
    expect(new Set(document.organisations.map(({ kind }: { kind: string }) => kind))).toEqual(
      new Set(['gp', 'hospital', 'community', 'out-of-hours', 'ambulance']),
    );
    expect(Object.keys(document.organisations[0])).toEqual(['ods', 'name', 'kind', 'postcode']);
    const postcodes = new Set(region.rows('areas.csv').map(({ postcode }) => postcode));
    for (const { postcode } of document.organisations) expect(postcodes).toContain(postcode);
  });

  it('counts what it made', () => {
    expect(region.counts.people).toBe(small.people);
    expect(region.rows('truth/people.csv')).toHaveLength(small.people);
    expect(region.rows('truth/records.csv')).toHaveLength(region.counts.registrations);
    expect(region.rows('choices/objections.csv')).toHaveLength(region.counts.objections);
  });

  it('leaves everything of other organisations as it is when there is no ambulance service', async () => {
    const without = await makeRegion({ ...small, ambulance: false });
    const extracts = readdirSync(join(without.folder, 'extracts'));
    expect(extracts.length).toBe(region.counts.organisations - 1);
    for (const ods of extracts) {
      const path = `extracts/${ods}/persons.csv`;
      expect(without.text(path)).toBe(region.text(path));
    }
    expect(without.text('truth/people.csv')).toBe(region.text('truth/people.csv'));
    expect(without.text('choices/objections.csv')).toBe(region.text('choices/objections.csv'));
    without.remove();
  });

  it('leaves all files but the shared record as they are when it is left out', async () => {
    const without = await makeRegion({ ...small, record: false });
    const others = region.files().filter((path) => !path.startsWith('record/'));
    expect(without.files()).toEqual(others);
    for (const path of others.filter((other) => other !== 'truth/specification.json')) {
      expect(without.text(path)).toBe(region.text(path));
    }
    without.remove();
  });

  it('changes no name, number or home when errors are switched off', async () => {
    const clean = await makeRegion({ ...small, errorRates: { ...noErrors, supersededNhsNumber: 0.005 } });
    const numbers = (made: MadeRegion) => made.rows('truth/people.csv').map(({ nhs_number }) => nhs_number);
    expect(numbers(clean)).toEqual(numbers(region));
    clean.remove();
  });

  it('makes a region of one person', async () => {
    const one = await makeRegion({ people: 1, seed: 5 });
    expect(one.rows('truth/people.csv')).toHaveLength(1);
    one.remove();
  });

  it('tells how far it is, up to the end', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'causeway-progress-'));
    const told: number[] = [];
    const progress = (done: number, total: number) => {
      expect(total).toBe(small.people);
      told.push(done);
    };
    await generateRegion(specOf({ ...small, record: false }), { folder: join(parent, 'out'), progress });
    expect(told).toEqual([500, 1_000, 1_200]);
    rmSync(parent, { recursive: true });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'causeway-stopped-'));
    const stop = new AbortController();
    const made = await generateRegion(specOf(small), {
      folder: join(parent, 'out'),
      progress: () => stop.abort(),
      signal: stop.signal,
    });
    expect(made).toMatchObject({ ok: false, error: { code: 'CW-REGION-005' } });
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });

  it('gives the rows of the extracts to the tables it was handed', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'causeway-tables-'));
    const rows = new Map<string, number>();
    let closed = 0;
    const made = await generateRegion(specOf({ ...small, record: false }), {
      folder: join(parent, 'out'),
      openTable: (path) => ({
        write: () => rows.set(path, (rows.get(path) ?? 0) + 1),
        close: async () => {
          closed += 1;
        },
      }),
    });
    const events = [...rows]
      .filter(([path]) => path.endsWith('events'))
      .reduce((sum, [, count]) => sum + count, 0);
    expect(made).toMatchObject({ ok: true, value: { events } });
    expect(closed).toBe(2 * region.counts.organisations);
    expect(readFileSync(join(parent, 'out', 'areas.csv'), 'utf8')).toBe(region.text('areas.csv'));
    rmSync(parent, { recursive: true });
  });
});
