import type { Engine } from '@causeway/engine';
import { evidenceColumns, type LinkageSpec } from '../linkage-spec.js';
import type { InputRow } from './reference-linkage.js';

/** Makes `table` of rows, and says what it is. */
export async function loadRows(
  engine: Engine,
  rows: readonly Partial<InputRow>[],
  spec: Partial<LinkageSpec> = {},
): Promise<LinkageSpec> {
  const table = spec.table ?? 'input';
  await engine.load(
    table,
    evidenceColumns.map((name) => ({ name, type: 'text' as const })),
    [evidenceColumns.map((name) => rows.map((row) => row[name] ?? null))],
  );
  return { columns: evidenceColumns, mode: 'both', identifierScheme: 'nhs', ...spec, table };
}
