import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@causeway/domain';
import { identifier, literal, openDuckDb, sql } from '@causeway/engine';
import { choiceRateNames, errorRateNames } from '@causeway/region';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../progress.js';
import { regionCommand } from './region.js';

describe('causeway region', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-region-command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What the command said and how it ended; wrong use that commander finds is 2, as `main` has it. */
  const region = async (...words: readonly string[]) => {
    const said = { out: '', error: '', code: 0 };
    const command = regionCommand({
      environment: {},
      homeFolder: folder,
      writeOut: (text) => {
        said.out += text;
      },
      writeError: (text) => {
        said.error += text;
      },
      clock: () => 0,
      now: () => '2026-01-01T00:00:00.000Z' as Instant,
      randomBytes: (size) => new Uint8Array(size),
      takeInterrupts: () => new AbortController().signal,
      progress: silentProgress,
      setExitCode: (code) => {
        said.code = code;
      },
    });
    command.exitOverride().configureOutput({
      writeErr: (text) => {
        said.error += text;
      },
      writeOut: (text) => {
        said.out += text;
      },
    });
    await command.parseAsync(words, { from: 'user' }).catch((thrown: { readonly exitCode: number }) => {
      said.code = thrown.exitCode === 0 ? 0 : 2;
    });
    return said;
  };
  const make = (name: string, ...words: readonly string[]) =>
    region('--people', '300', '--seed', '5', '--no-record', '--out', join(folder, name), ...words);

  it('makes a region and says what is in it, in words or as one JSON document', async () => {
    const inWords = await make('one');
    expect(inWords).toMatchObject({ code: 0, error: '' });
    expect(inWords.out).toContain('A region of 300 people and 1 place is in');
    const asDocument = await make('two', '--json');
    expect(JSON.parse(asDocument.out)).toMatchObject({ people: 300, places: 1, seed: 5, format: 'csv' });
  });

  it('writes the same rows as Parquet that it writes as CSV, in the same order', async () => {
    await make('csv');
    expect(await make('parquet', '--format', 'parquet')).toMatchObject({ code: 0 });
    const engine = await openDuckDb();
    for (const ods of readdirSync(join(folder, 'csv', 'extracts'))) {
      for (const table of ['persons', 'events']) {
        const path = join(folder, 'parquet', 'extracts', ods, `${table}.parquet`);
        await engine.readParquet('found', path);
        const rows = await engine.query(sql`select * from ${identifier('found')}`);
        const lines = rows.map((row) =>
          Object.values(row)
            .map((value) => value ?? '')
            .join(),
        );
        const [, ...expected] = readFileSync(join(folder, 'csv', 'extracts', ods, `${table}.csv`), 'utf8')
          .trimEnd()
          .split('\n');
        expect(lines).toEqual(expected);
      }
      expect(existsSync(join(folder, 'parquet', 'extracts', ods, 'persons.csv'))).toBe(false);
    }
    const [count] = await engine.query(
      sql`select count(*) as people from read_csv(${literal(join(folder, 'parquet', 'truth', 'people.csv'))})`,
    );
    expect(count).toEqual({ people: 300 });
    await engine.close();
  });

  it('takes each rate as an option of its own', async () => {
    await make('all', '--missing-nhs-number-gp', '1', '--national-opt-out', '1');
    const [, ...rows] = readFileSync(join(folder, 'all', 'extracts', 'D81001', 'persons.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const unnumbered = rows.filter((row) => row.split(',')[1] === '');
    // Only canaries, of whom nothing is ever wrong, keep their numbers.
    expect(rows.length - unnumbered.length).toBeLessThanOrEqual(8);
    expect(
      readFileSync(join(folder, 'all', 'choices', 'cleaned-list.dat'), 'utf8').split('\n').length,
    ).toBeLessThan(10);
    const { out } = await region('--help');
    const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    for (const name of [...errorRateNames, ...choiceRateNames])
      expect(out).toContain(`--${kebab(name)} <rate>`);
  });

  it('leaves the ambulance service out when told to', async () => {
    await make('without', '--no-ambulance');
    const { organisations } = JSON.parse(readFileSync(join(folder, 'without', 'region.json'), 'utf8'));
    expect(organisations.map(({ kind }: { kind: string }) => kind)).not.toContain('ambulance');
  });

  it('refuses a folder that holds files with exit code 3, and leaves it alone', async () => {
    await make('taken');
    const before = readdirSync(join(folder, 'taken'));
    const again = await make('taken');
    expect(again.code).toBe(3);
    expect(again.error).toContain('CW-REGION-003');
    expect(readdirSync(join(folder, 'taken'))).toEqual(before);
  });

  it('answers wrong use with exit code 2 and makes nothing', async () => {
    for (const words of [
      ['--people', '0'],
      ['--people', 'many'],
      ['--seed', '-1'],
      ['--reference-date', '1/1/2026'],
      ['--reference-date', '1999-01-01'],
      ['--sex-wrong', '2'],
      ['--sex-wrong', 'often'],
      ['--format', 'xml'],
      ['--sort', 'nicely'],
    ]) {
      const answer = await make('wrong', ...words);
      expect([words.join(' '), answer.code]).toEqual([words.join(' '), 2]);
      expect(answer.error).not.toBe('');
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
