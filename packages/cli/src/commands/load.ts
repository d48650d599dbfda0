import { resolve } from 'node:path';
import { err, type OdsCode, ok, type Problem, parseOdsCode, type Result } from '@causeway/domain';
import { openStore } from '@causeway/record';
import { Command } from 'commander';
import type { CommandContext, Outcome } from '../context.js';
import { defaultDataFolder } from '../data-folder/default-data-folder.js';
import { type DataPlace, openDatabase } from '../data-folder/open-database.js';
import { recordParts } from '../data-folder/record-parts.js';
import { loadInput } from '../load/input-file.js';
import { loadOutcome } from '../load/load-outcome.js';
import { performLoad } from '../load/perform-load.js';
import { perform } from '../perform.js';
import type { Progress } from '../progress.js';

const example = `
Resources are kept under ids of the record's own. Each must say who recorded it: by meta.source
(https://fhir.nhs.uk/Id/ods-organization-code#ODS), by the organisation it or its encounter names, or by --organisation.
What was loaded before is recognised, so a load that was broken off is begun again.

Example:
  $ causeway load ./region
  $ causeway load ./bundles --organisation D81001
`;

interface LoadOptions extends DataPlace {
  readonly organisation?: string;
  readonly json?: boolean;
}

interface LoadRequest extends DataPlace {
  readonly paths: readonly string[];
  readonly organisation: OdsCode | undefined;
}

async function load(
  context: CommandContext,
  progress: Progress,
  { paths, organisation, ...place }: LoadRequest,
): Promise<Result<Outcome, Problem>> {
  const input = await loadInput(paths);
  if (!input.ok) return input;
  const database = await openDatabase(context, place);
  if (!database.ok) return database;
  try {
    const parts = await recordParts(context, place.data, database.value.databaseUrl);
    const store = parts.ok ? await openStore(parts.value) : parts;
    if (!store.ok) return store;
    try {
      const interrupted = context.takeInterrupts();
      const work = { input: input.value, store: store.value, data: place.data, organisation, interrupted };
      const report = await performLoad(context, progress, work);
      return report.ok ? ok(loadOutcome(report.value)) : report;
    } finally {
      await store.value.close();
    }
  } finally {
    await database.value.leave();
  }
}

/** `causeway load FILE…`: takes FHIR bundles, NDJSON and region folders into the shared record. */
export function loadCommand(context: CommandContext): Command {
  return new Command('load')
    .description('Take FHIR R4 bundles, NDJSON files or a region folder into the shared record.')
    .argument('<path...>', 'files, folders of files, or one region folder')
    .option('--data <folder>', 'where the record lives', defaultDataFolder)
    .option('--database <url>', 'a postgres:// address, instead of the PostgreSQL of the data folder')
    .option('--organisation <ods>', 'who recorded what does not say who recorded it')
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(async (paths: string[], options: LoadOptions) => {
      await perform(context, options, async (progress) => {
        const { organisation, data, database } = options;
        const recorder = organisation === undefined ? undefined : parseOdsCode(organisation);
        if (recorder?.ok === false) return err(recorder.error);
        return load(context, progress, {
          paths,
          organisation: recorder?.value,
          data: resolve(data),
          database,
        });
      });
    });
}
