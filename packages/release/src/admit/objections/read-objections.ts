import type { OdsCode } from '@causeway/domain';
import { type Engine, identifier, sql } from '@causeway/engine';
import type { AdmissionWork } from '../admission-work.js';
import type { RawTable } from '../reading/raw-table.js';
import type { Source } from '../region/region-description.js';
import { type SetAside, setAside } from '../set-aside.js';
import {
  type ObjectionReason,
  type SentObjection,
  type UnderstoodObjection,
  understoodObjection,
} from './understood-objection.js';

/** The objections of a region, understood. */
export interface Objections {
  readonly understood: readonly UnderstoodObjection[];
  readonly setAside: SetAside;
  /** Rows that were not understood, by practice; '' for those whose organisation is not known. */
  readonly setAsideBy: ReadonlyMap<OdsCode | '', number>;
}

/** Asks the plain functions what each row of the raw table of objections says. Cost: the rows in memory, a few per cent of the people. */
export async function readObjections(
  { engine }: AdmissionWork,
  raw: RawTable,
  organisations: ReadonlyMap<string, Source>,
): Promise<Objections> {
  const understood: UnderstoodObjection[] = [];
  const setAsideBy = new Map<OdsCode | '', number>();
  const rejected: { readonly rows: number[]; readonly reasons: ObjectionReason[] } = {
    rows: [],
    reasons: [],
  };
  for await (const sent of sentObjections(engine, raw.name)) {
    const answer = understoodObjection(sent, organisations);
    if (typeof answer === 'string') {
      rejected.rows.push(sent.sentRow);
      rejected.reasons.push(answer);
      const ods = organisations.get(sent.ods.toUpperCase())?.ods ?? '';
      setAsideBy.set(ods, (setAsideBy.get(ods) ?? 0) + 1);
    } else understood.push(answer);
  }
  const { rows, reasons } = rejected;
  await engine.load(rejectedTable, rejectedColumns, [[rows.map(() => ''), rows, reasons]]);
  const aside = await setAside(engine, {
    sent: [{ ods: '', raw }],
    rejected: rejectedTable,
    table: 'objections_set_aside',
  });
  return { understood, setAside: aside, setAsideBy };
}

const rejectedTable = 'objections_rejected';

const rejectedColumns = [
  { name: 'source_ods', type: 'text' },
  { name: 'sent_row', type: 'bigint' },
  { name: 'reason', type: 'text' },
] as const;

async function* sentObjections(engine: Engine, table: string): AsyncIterable<SentObjection> {
  const query = sql`
    select sent_row, ods, local_id, code, effective_at, recorded_at, entered_in_error
    from ${identifier(table)} order by sent_row`;
  for await (const [rows = [], ...columns] of engine.columns(query)) {
    for (const [at, sentRow] of rows.entries()) {
      const [ods = '', localId = '', code = '', effectiveAt = '', recordedAt = '', enteredInError = ''] =
        columns.map((column) => String(column[at] ?? ''));
      yield {
        sentRow: Number(sentRow),
        ods,
        localId,
        code,
        effectiveAt,
        recordedAt,
        enteredInError,
      };
    }
  }
}
