import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Instant } from '@causeway/domain';
import { nhsNumberCheckDigit } from '@causeway/domain';
import { literal, openDuckDb, sql } from '@causeway/engine';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandContext } from '../context.js';
import { silentProgress } from '../progress.js';
import { explainCommand } from './explain.js';
import { linkCommand } from './link.js';

const numberOf = (firstNine: string): string => `${firstNine}${nhsNumberCheckDigit(firstNine)}`;
const [numberA, numberB, numberC] = [numberOf('943476591'), numberOf('401023213'), numberOf('401023222')];

/** Three people in two files; the second has a record without a number, and a move. */
const hospital = `rec_id, nhs , dob, sex, postcode, surname
h1, ${numberA}, 1965-06-15, 2, CB4 8JA, MARKED
h2, ${numberB}, 1988-02-03, 1, E1 6AN, MARKED
h3, ${numberC}, 2001-12-30, 2, SW1A 1AA, MARKED
`;
const practice = `rec_id, nhs , dob, sex, postcode, surname
p1, ${numberA}, 1965-06-15, 2, CB4 8JA, MARKED
p2, ${numberB}, 1988-02-03, 1, M1 1AE, MARKED
p3, , 2001-12-30, 2, SW1A 1AA, MARKED
`;
const truth = 'record_id,person\nh1,1\np1,1\nh2,2\np2,2\nh3,3\np3,3\n';
const columns = ['--columns', 'record_id=rec_id,nhs_number=nhs,date_of_birth=dob'];

describe('causeway link and explain', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-link-command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  const perform = async (make: (context: CommandContext) => Command, words: readonly string[]) => {
    const said = { out: '', error: '', code: 0 };
    const writeOut = (text: string) => {
      said.out += text;
    };
    const writeError = (text: string) => {
      said.error += text;
    };
    const command = make({
      environment: {},
      homeFolder: folder,
      writeOut,
      writeError,
      clock: () => 0,
      now: () => '2026-01-01T00:00:00.000Z' as Instant,
      randomBytes: (size) => new Uint8Array(size),
      takeInterrupts: () => new AbortController().signal,
      progress: silentProgress,
      setExitCode: (code) => {
        said.code = code;
      },
    });
    command.exitOverride().configureOutput({ writeErr: writeError, writeOut });
    await command.parseAsync(words, { from: 'user' }).catch((thrown: { readonly exitCode: number }) => {
      said.code = thrown.exitCode === 0 ? 0 : 2;
    });
    return said;
  };
  const out = (): string => join(folder, 'out');
  const link = (...words: readonly string[]) =>
    perform(linkCommand, [...words, '--out', out(), '--threads', '1']);
  const explain = (...words: readonly string[]) => perform(explainCommand, [...words, '--out', out()]);
  const linkBoth = (...words: readonly string[]) =>
    link(file('hospital.csv', hospital), file('practice.csv', practice), ...columns, ...words);

  /** Groups of record ids of one person. */
  const persons = async (): Promise<readonly string[]> => {
    const engine = await openDuckDb({ threads: 1 });
    const rows = await engine.query(sql`select string_agg(record_id, ' ' order by record_id) as records
      from read_parquet(${literal(join(out(), 'records.parquet'))}) group by person_id order by records`);
    await engine.close();
    return rows.map(({ records }) => String(records));
  };

  it('links files under their own column names, with blanks around names and values', async () => {
    const said = await linkBoth();
    expect(said).toMatchObject({ code: 0, error: '' });
    expect(said.out).toContain('6 records are of 3 people: 3 pairs of records are of one person.');
    expect(await persons()).toEqual(['h1 p1', 'h2 p2', 'h3 p3']);
    expect(readdirSync(out()).sort()).toEqual([
      'evidence.parquet',
      'model.json',
      'pairs.parquet',
      'records.parquet',
      'report.html',
    ]);
  });

  it('measures itself beside both rule sets when it is told the truth', async () => {
    const said = await linkBoth('--truth', file('truth.csv', truth), '--json');
    const { accuracy } = JSON.parse(said.out);
    expect(accuracy).toMatchObject([
      { method: 'causeway', f1: 1 },
      { method: 'hesid' },
      { method: 'mps-like' },
    ]);
    const inWords = await linkBoth('--truth', file('truth.csv', truth));
    expect(inWords.out).toMatch(
      /against the truth +precision +recall +F1 +missed +false\n +Causeway +1\.00000 +1\.00000/,
    );
  });

  it('reads no column but evidence, and repeats no one’s values', async () => {
    const said = await linkBoth();
    const texts = [
      said.out,
      ...['model.json', 'report.html'].map((name) => readFileSync(join(out(), name), 'utf8')),
    ];
    for (const text of texts)
      for (const value of ['MARKED', numberA, numberB, '1965-06-15', '19650615', 'CB4 8JA', 'CB48JA'])
        expect(text).not.toContain(value);
    const parquet = readdirSync(out()).map((name) => readFileSync(join(out(), name), 'latin1'));
    for (const bytes of parquet) expect(bytes).not.toContain('MARKED');
  });

  it.each([
    [
      'semicolons and Windows line ends',
      (text: string) => text.replaceAll(',', ';').replaceAll('\n', '\r\n'),
    ],
    ['tabs and a byte-order mark', (text: string) => `\ufeff${text.replaceAll(',', '\t')}`],
    ['quotes with a line end inside', (text: string) => text.replaceAll(' MARKED', '"MAR\nKED, or so"')],
  ])('reads %s', async (_title, rewrite) => {
    expect(
      await link(file('a.csv', rewrite(hospital)), file('b.csv', rewrite(practice)), ...columns),
    ).toMatchObject({ code: 0 });
    expect(await persons()).toEqual(['h1 p1', 'h2 p2', 'h3 p3']);
  });

  it('reads gzip and Parquet', async () => {
    const gzipped = file('hospital.csv.gz', gzipSync(hospital));
    const engine = await openDuckDb({ threads: 1 });
    const rows = sql`select trim(rec_id) as rec_id, trim(nhs) as nhs, cast(trim(dob) as date) as dob, cast(sex as integer) as sex, trim(postcode) as postcode
      from read_csv(${literal(file('practice.csv', practice))}, delim = ',', header = true, all_varchar = true)`;
    await engine.writeParquet(rows, join(folder, 'practice.parquet'));
    await engine.close();
    expect(await link(gzipped, join(folder, 'practice.parquet'), ...columns)).toMatchObject({ code: 0 });
    expect(await persons()).toEqual(['h1 p1', 'h2 p2', 'h3 p3']);
  });

  it('takes one file for one to be cleared of duplicates, and history for history', async () => {
    const one = file(
      'one.csv',
      `record_id,nhs_number,date_of_birth,postcode,valid_to\na,${numberA},1965-06-15,CB4 8JA,2020-01-01\na,${numberA},1965-06-15,E1 6AN,\nb,,1965-06-15,CB4 8JA,\n`,
    );
    const said = await link(one, '--json');
    expect(JSON.parse(said.out)).toMatchObject({ records: 2, persons: 1, files: [{ rows: 3, setAside: 0 }] });
  });

  it('sets aside rows that do not fit the header, and says how many', async () => {
    const said = await link(file('a.csv', 'record_id,nhs_number\nr1,1\nr2\nr3,1,2,3\nr4,2\n,5\n'), '--json');
    expect(JSON.parse(said.out)).toMatchObject({
      records: 2,
      rowsWithoutRecordId: 1,
      files: [{ rows: 3, setAside: 2 }],
    });
  });

  it('puts the file’s name before record ids that come in two files', async () => {
    const said = await link(
      file('a.csv', `record_id,nhs_number\n1,${numberA}\n`),
      file('b.csv', `record_id,nhs_number\n1,${numberB}\n`),
    );
    expect(said.out).toContain('the name of its file was put before each');
    expect(await persons()).toEqual(['a:1', 'b:1']);
  });

  it('links again with the model that it wrote', async () => {
    await linkBoth();
    const model = file('kept.json', readFileSync(join(out(), 'model.json')));
    const before = await persons();
    expect(await linkBoth('--model', model)).toMatchObject({ code: 0 });
    expect(await persons()).toEqual(before);
  });

  it('prints its steps as SQL when asked', async () => {
    const said = await linkBoth('--show-sql');
    expect(said.out).toContain('-- link_candidates: ');
    expect(said.out).toContain('-- link_pairs: ');
  });

  it.each([
    [
      'a column of names given as evidence',
      3,
      'CW-LINKAGE-008',
      ['--columns', 'record_id=rec_id,nhs_number=surname'],
    ],
    [
      'a column that the file has not',
      4,
      'CW-LINKAGE-007',
      ['--columns', 'record_id=rec_id,nhs_number=nhs_no'],
    ],
    ['a file without record_id', 4, 'CW-LINKAGE-001', ['--columns', 'nhs_number=nhs']],
    ['evidence that there is none of', 2, 'CW-LINKAGE-009', ['--columns', 'record_id=rec_id,shoe_size=nhs']],
    ['a model that is not one', 4, 'CW-LINKAGE-005', [...columns, '--model', 'MODEL']],
    ['a truth that is not there', 4, 'CW-ENGINE-002', [...columns, '--truth', 'no-such.csv']],
  ])('refuses %s in one line that says what to do', async (_title, code, problem, words) => {
    const model = file('model.json', '{}');
    const said = await link(
      file('a.csv', hospital),
      ...words.map((word) => (word === 'MODEL' ? model : word)),
    );
    expect(said.code).toBe(code);
    expect(said.error).toContain(problem);
    expect(said.error).not.toContain('MARKED');
  });

  it.each([
    ['that is not there', undefined],
    ['that is empty', ''],
    ['that is cut off', gzipSync(hospital.repeat(50)).subarray(0, 120)],
  ])('says so of a file %s', async (_title, content) => {
    const name = 'a.csv.gz';
    const path = content === undefined ? join(folder, name) : file(name, content);
    const said = await link(path, ...columns);
    expect(said.code).toBe(4);
    expect(said.error).toContain('CW-ENGINE-002');
    expect(said.error).toContain(name);
  });

  it('explains a link, and a pair that is none, without a value', async () => {
    await linkBoth();
    const linked = await explain('h1', 'p1');
    expect(linked.out).toContain('h1 and p1 are one person.');
    expect(linked.out).toContain('Brought together by: same number');
    const apart = await explain('h1', 'p2', '--json');
    expect(JSON.parse(apart.out)).toMatchObject({
      onePerson: false,
      levels: { number: 'differs', sex: 'differs' },
    });
    for (const value of [numberA, '1965', 'CB4']) expect(linked.out + apart.out).not.toContain(value);
  });

  it('explains nothing of a record or folder that it does not know', async () => {
    expect(await explain('h1', 'p1')).toMatchObject({ code: 4 });
    await linkBoth();
    const said = await explain('h1', 'nobody');
    expect(said.code).toBe(4);
    expect(said.error).toContain('CW-LINKAGE-006');
  });
});
