import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, EngineError, literal, sql } from '@causeway/engine';
import {
  evidenceColumns,
  evidenceQuery,
  type LinkOutcome,
  link,
  type MethodAccuracy,
  methodAccuracy,
  modelDocument,
} from '@causeway/linkage';
import { emptyReport, type Stage, type StageWork } from './stage.js';

/** What linkage is told of a run. */
export interface LinkStageSpec {
  readonly seed: number;
  /** Folder with the truth of a synthetic region, to measure the linkage against. */
  readonly truthFolder?: string | undefined;
}

/**
 * Tables of what is to be linked: `linked_as` (record_id, linked_as) and `to_link`.
 *
 * A folder of FHIR Bundles is one system's, with one index of patients, which is taken at its word: what several organisations hold of a
 * Patient is linked as one record, and two Patients are two people even where all their evidence is alike. Anywhere else every record
 * is linked as itself.
 */
async function prepareRecords({ engine, folderOf }: StageWork, isOneIndex: boolean): Promise<void> {
  await engine.readParquet('admitted_persons', join(folderOf('admit'), 'persons.parquet'));
  const first = isOneIndex ? sql`min(record_id) over (partition by local_id)` : sql`record_id`;
  await engine.createTable(
    'linked_as',
    sql`select distinct record_id, ${first} as linked_as from admitted_persons`,
  );
  const source = isOneIndex ? sql`'index'` : sql`p.source_ods`;
  await engine.createTable(
    'to_link',
    sql`select a.linked_as as record_id, ${source} as source, p.nhs_number, p.date_of_birth, p.sex, p.postcode, p.valid_from, p.valid_to, p.registered_gp
      from admitted_persons p join linked_as a on a.record_id = p.record_id`,
  );
}

async function linkAdmitted(work: StageWork, seed: number): Promise<Result<LinkOutcome, Problem>> {
  const { engine, onProgress } = work;
  const { region } = work.reportOf('admit').details as { region: { isOneIndex: boolean } };
  await prepareRecords(work, region.isOneIndex);
  return link(
    { engine, seed, onProgress: (step) => onProgress(step.replaceAll('_', ' ')) },
    {
      table: 'to_link',
      columns: evidenceColumns,
      mode: region.isOneIndex ? 'link' : 'both',
      identifierScheme: 'nhs',
    },
  );
}

async function writeResults(engine: Engine, folder: string): Promise<void> {
  await engine.writeParquet(
    sql`select distinct p.source_ods, p.local_id, p.record_id, r.person_id
      from admitted_persons p
      join linked_as a on a.record_id = p.record_id
      join link_records r on r.record_id = a.linked_as
      order by source_ods, local_id`,
    join(folder, 'records.parquet'),
  );
  await engine.writeParquet(
    sql`select record_id_l, record_id_r, blocking_rule, pattern, match_weight, match_probability, decision
      from link_pairs order by record_id_l, record_id_r`,
    join(folder, 'pairs.parquet'),
  );
  await engine.writeParquet(evidenceQuery, join(folder, 'evidence.parquet'));
}

const truthFile = 'records.csv';

/** The accuracy against the truth, of the records that were linked; nothing where there is no truth. Error: CW-RELEASE-006. */
async function accuracyAgainst(
  folder: string | undefined,
  engine: Engine,
  records: number,
): Promise<Result<readonly MethodAccuracy[], Problem>> {
  if (folder === undefined) return ok([]);
  const path = join(folder, truthFile);
  try {
    await engine.createTable(
      'truth',
      sql`select record_id, person from read_csv(${literal(path)}, header = true, all_varchar = true)`,
    );
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    return err(problem('CW-RELEASE-006', { path }));
  }
  return ok(await methodAccuracy(engine, 'truth', records));
}

/**
 * Finds which admitted records are the same person. Writes `records.parquet` (source_ods, local_id, record_id, person_id; one row per
 * record), `pairs.parquet`, `evidence.parquet` (for `causeway explain`) and `model.json`: the identity zone, never released.
 */
export function linkStage({ seed, truthFolder }: LinkStageSpec): Stage {
  return {
    name: 'link',
    run: async (work) => {
      const linked = await linkAdmitted(work, seed);
      if (!linked.ok) return linked;
      const { model, patterns, ...outcome } = linked.value;
      const accuracy = await accuracyAgainst(truthFolder, work.engine, outcome.records);
      if (!accuracy.ok) return accuracy;
      await writeResults(work.engine, work.folder);
      await writeFile(join(work.folder, 'model.json'), `${JSON.stringify(modelDocument(model), null, 2)}\n`);
      return ok({
        ...emptyReport,
        rowsIn: { records: outcome.records },
        rowsOut: { records: outcome.records, persons: outcome.persons },
        details: {
          accuracy: accuracy.value,
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
