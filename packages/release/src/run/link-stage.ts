import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import { type Engine, sql } from '@causeway/engine';
import { evidenceColumns, type LinkOutcome, link } from '@causeway/linkage';
import { emptyReport, type Stage, type StageWork } from './stage.js';

/** What linkage is told of a run. */
export interface LinkStageSpec {
  readonly seed: number;
}

async function linkAdmitted(
  { engine, folderOf, onProgress }: StageWork,
  seed: number,
): Promise<Result<LinkOutcome, Problem>> {
  await engine.readParquet('admitted_persons', join(folderOf('admit'), 'persons.parquet'));
  await engine.createTable('to_link', sql`select *, source_ods as source from admitted_persons`);
  return link(
    { engine, seed, onProgress: (step) => onProgress(step.replaceAll('_', ' ')) },
    { table: 'to_link', columns: evidenceColumns, mode: 'both', identifierScheme: 'nhs' },
  );
}

async function writeResults(engine: Engine, folder: string): Promise<void> {
  await engine.writeParquet(
    sql`select distinct p.source_ods, p.local_id, r.record_id, r.person_id
      from link_records r join admitted_persons p on p.record_id = r.record_id order by source_ods, local_id`,
    join(folder, 'records.parquet'),
  );
  await engine.writeParquet(
    sql`select record_id_l, record_id_r, blocking_rule, pattern, match_weight, match_probability, decision
      from link_pairs order by record_id_l, record_id_r`,
    join(folder, 'pairs.parquet'),
  );
  await engine.writeParquet(
    sql`select i.record_id, e.* from link_evidence e join link_identities i on i.rid = e.rid order by e.rid`,
    join(folder, 'evidence.parquet'),
  );
}

/**
 * Finds which admitted records are the same person. Writes `records.parquet` (source_ods, local_id, record_id, person_id; one row per
 * record), `pairs.parquet`, `evidence.parquet` (for `causeway explain`) and `model.json`: the identity zone, never released.
 */
export function linkStage({ seed }: LinkStageSpec): Stage {
  return {
    name: 'link',
    run: async (work) => {
      const linked = await linkAdmitted(work, seed);
      if (!linked.ok) return linked;
      const { model, patterns, ...outcome } = linked.value;
      await writeResults(work.engine, work.folder);
      await writeFile(join(work.folder, 'model.json'), `${JSON.stringify(model, null, 2)}\n`);
      return ok({
        ...emptyReport,
        rowsIn: { records: outcome.records },
        rowsOut: { records: outcome.records, persons: outcome.persons },
        details: {
          ...outcome,
          patterns,
          prior: model.prior,
          convergence: model.convergence,
          statement: model.statement,
        },
      });
    },
  };
}
