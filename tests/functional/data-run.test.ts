import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, type Row, sql } from '@causeway/engine';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeway, startCauseway } from './causeway-command.js';
import { filesBelow, publishedDigests } from './published-files.js';

type CsvRow = Readonly<Record<string, string>>;

describe('a data run on a synthetic region', () => {
  let folder: string;
  let region: string;
  let out: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-run-'));
    region = join(folder, 'region');
    out = join(folder, 'out');
    const made = await causeway('region', '--people', '2000', '--seed', '11', '--no-record', '--out', region);
    expect(made.errors).toBe('');
    const run = await causeway('run', region, '--out', out, '--threads', '2');
    expect(run).toMatchObject({ exitCode: 0, errors: '' });
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function csv(...path: readonly string[]): Promise<readonly CsvRow[]> {
    return parse(await readFile(join(region, ...path)), { columns: true });
  }

  async function sourceRows(name: 'persons' | 'events'): Promise<readonly CsvRow[]> {
    const paths = (await filesBelow(region)).filter((path) => path.endsWith(`${name}.csv`));
    return (await Promise.all(paths.map((path) => csv(path)))).flat();
  }

  async function rowsOf(...path: readonly string[]): Promise<readonly Row[]> {
    const engine = await openDuckDb();
    await engine.readParquet('read', join(out, ...path));
    const rows = await engine.query(sql`select * from read`);
    await engine.close();
    return rows;
  }

  it('writes what the design says, and nothing that was half made', async () => {
    expect(await filesBelow(out)).toEqual([
      'linked/events.parquet',
      'linked/persons.parquet',
      'rejected.parquet',
      'report.html',
      'run.json',
      'secure/evidence.parquet',
      'secure/model.json',
      'secure/pairs.parquet',
      'secure/records.parquet',
      'tables/people-by-place.csv',
      'tables/people-by-place.json',
      'tables/people-with-condition-by-place.csv',
      'tables/people-with-condition-by-place.json',
      'tables/standardised-rates-by-place.csv',
      'tables/standardised-rates-by-place.json',
    ]);
    expect(Object.keys((await rowsOf('linked', 'persons.parquet'))[0] ?? {})).toEqual([
      'person_token',
      'year_of_birth',
      'sex',
      'place',
      'imd_decile',
      'registered_gp',
      'ethnic_category',
    ]);
    expect(Object.keys((await rowsOf('secure', 'records.parquet'))[0] ?? {})).toEqual([
      'source_ods',
      'local_id',
      'record_id',
      'person_id',
    ]);
  });

  it('shows no identifier of anyone outside the identity zone', async () => {
    const persons = await sourceRows('persons');
    const identifiers = new Set(persons.flatMap((row) => [row.nhs_number, row.postcode, row.local_id]));
    identifiers.delete('');
    identifiers.delete(undefined);
    const birthDates = new Set(persons.map((row) => row.date_of_birth));
    const outside = (await filesBelow(out)).filter((path) => !path.startsWith('secure'));
    const texts = await Promise.all(
      outside.map(async (path) =>
        path.endsWith('.parquet')
          ? JSON.stringify((await rowsOf(path)).map((row) => Object.values(row).map(String)))
          : await readFile(join(out, path), 'utf8'),
      ),
    );
    const everything = texts.join('\n');
    // Word by word, because there are thousands of identifiers; an organisation's own postcode is no person's.
    const words = new Set(everything.split(/[^\w-]+/));
    const pairs = new Set(everything.match(/[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}/g) ?? []);
    const found = [...identifiers].filter((value = '') => words.has(value) || pairs.has(value));
    expect(identifiers.size).toBeGreaterThan(4000);
    expect(found).toEqual([]);
    // Dates of entries fall in the years of the extract, so only dates of birth before them can be told apart from entries' dates.
    const earlier = [...birthDates].filter((date = '') => date !== '' && date < '1990');
    expect(earlier.length).toBeGreaterThan(500);
    expect(earlier.filter((date = '') => words.has(date))).toEqual([]);
  });

  it('leaves out the GP records of whoever objected, and nobody else’s', async () => {
    const truth = await csv('truth', 'people.csv');
    const records = await csv('truth', 'records.csv');
    const linked = new Set((await rowsOf('secure', 'records.parquet')).map((row) => row.record_id));
    const objected = new Set(
      truth.filter((row) => row.type_one_active === 'true').map(({ person }) => person),
    );
    const practices = new Set(truth.map((row) => row.registered_gp));
    const ofGp = records.filter(({ ods }) => practices.has(ods));
    expect(objected.size).toBeGreaterThan(20);
    expect(ofGp.filter(({ person, record_id: id }) => objected.has(person) && linked.has(id ?? ''))).toEqual(
      [],
    );
    expect(
      ofGp.filter(({ person, record_id: id }) => !objected.has(person) && !linked.has(id ?? '')),
    ).toEqual([]);
  });

  it('counts for every practice as many objections recorded as sent and applied', async () => {
    const record = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'));
    const { ledger } = record.stages[0].details;
    expect(ledger.length).toBeGreaterThan(3);
    expect(ledger.reduce((sum: number, row: { recorded: number }) => sum + row.recorded, 0)).toBeGreaterThan(
      20,
    );
    for (const { recorded, sent, applied } of ledger) expect([sent, applied]).toEqual([recorded, recorded]);
  });

  it('carries no canary, and no entry of an excluded code, into the linked dataset', async () => {
    const canaries = await csv('choices', 'canaries.csv');
    expect(canaries.length).toBeGreaterThan(5);
    const events = await rowsOf('linked', 'events.parquet');
    const texts = new Set(events.flatMap((row) => [row.code, row.value, row.unit]));
    expect(canaries.filter(({ marker = '' }) => texts.has(marker))).toEqual([]);
    expect((await sourceRows('events')).some(({ code }) => code === '86406008')).toBe(true);
    expect(texts.has('86406008')).toBe(false);
  });

  it('shows no count from 1 to 7 in a released table', async () => {
    for (const path of (await filesBelow(out)).filter((name) => name.endsWith('.csv'))) {
      const rows: readonly CsvRow[] = parse(await readFile(join(out, path)), { columns: true });
      const counts = rows
        .flatMap(({ people, population }) => [people, population])
        .filter((text) => text !== undefined);
      expect(counts.length).toBeGreaterThan(0);
      for (const text of counts) expect(text).toMatch(/^(\*|0|[1-9]\d*[05]|10)$/);
    }
  });

  it('gives the same bytes on one thread as on two', async () => {
    const again = join(folder, 'one-thread');
    await causeway('run', region, '--out', again, '--threads', '1');
    expect(await publishedDigests(again)).toEqual(await publishedDigests(out));
  }, 120_000);

  it('gives, resumed after a kill at any point, the bytes of an unbroken run', async () => {
    const broken = join(folder, 'broken');
    const unbroken = await publishedDigests(out);
    let kills = 0;
    // Each round lets it live a little longer, so that it dies in every stage.
    for (let lifeMs = 300; ; lifeMs += 350) {
      const running = startCauseway('run', region, '--out', broken, '--resume', '--threads', '2');
      const timer = setTimeout(running.kill, lifeMs);
      const { exitCode } = await running.end;
      clearTimeout(timer);
      if (exitCode === 0) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(1);
    expect(await publishedDigests(broken)).toEqual(unbroken);
  }, 240_000);

  it('refuses to resume when the input changed, and says what to do', async () => {
    const changed = join(folder, 'changed');
    await causeway('region', '--people', '300', '--seed', '3', '--no-record', '--out', join(folder, 'small'));
    await causeway('run', join(folder, 'small'), '--out', changed);
    await writeFile(join(folder, 'small', 'choices', 'cleaned-list.dat'), '');
    const resumed = await causeway('run', join(folder, 'small'), '--out', changed, '--resume');
    expect(resumed.exitCode).toBe(3);
    expect(resumed.errors).toContain('without --resume');
    const anew = await causeway('run', join(folder, 'small'), '--out', changed);
    expect(anew.exitCode).toBe(0);
    expect(anew.output).toContain('0 people');
  }, 120_000);

  it('touches nothing in a folder that is not its own', async () => {
    const refused = await causeway('run', region, '--out', region);
    expect(refused.exitCode).toBe(3);
    expect(refused.errors).toContain('CW-RELEASE-001');
  });
});
