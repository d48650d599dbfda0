import { resolve } from 'node:path';
import { disclosurePolicies } from '@causeway/release';
import { Command, Option } from 'commander';
import type { CommandContext } from '../context.js';
import { numberArgument } from '../number-argument.js';
import { perform } from '../perform.js';
import { performDataRun, type RunOptions } from '../perform-data-run.js';

const example = `
Example:
  $ causeway run ./region --out ./out
  $ causeway run ./region --out ./out --resume          go on after a stop, or show a finished run again
  $ causeway run ./bundles --out ./out --reference-date 2020-06-30

What it writes:
  OUT/report.html   one page to read first          OUT/run.json      the same in figures, per stage
  OUT/tables/       released tables                 OUT/linked/       the pseudonymised linked dataset
  OUT/secure/       identities: never released      OUT/rejected.parquet  rows that could not be understood
`;

function collect(value: string, held: readonly string[]): readonly string[] {
  return [...held, value];
}

/** `causeway run`: a data run from a region folder to released tables. */
export function runCommand(context: CommandContext): Command {
  return new Command('run')
    .description(
      'Run the data run: extracts in, people who objected left out, records linked without names, tables out.',
    )
    .argument('<folder>', 'region folder, or a folder of FHIR R4 Bundles')
    .requiredOption('--out <folder>', 'where to write; an empty or new folder, or that of an earlier run')
    .option('--resume', 'go on after the last finished stage of a run that was stopped')
    .option('--truth <folder>', 'who is really whom, to measure the linkage against (of a synthetic region)')
    .option('--release <name>', 'name of this release; pseudonyms of two releases cannot be joined')
    .option(
      '--terms <file>',
      'JSON: purpose, legalBasis, recipient, destroyBy, exemption { ground, evidence, approver, secondApprover }',
    )
    .addOption(
      new Option('--policy <name>', 'disclosure control policy')
        .choices(Object.keys(disclosurePolicies))
        .default('nhs-secondary-care'),
    )
    .option('--drop <column>', 'leave a column out unread (may be given more than once)', collect, [])
    .option('--previous <folder>', 'the run before this one, to notice objections that suddenly are none')
    .option(
      '--reference-date <date>',
      'date as at which ages and registrations are taken (default: that of region.json)',
    )
    .option(
      '--key-file <file>',
      'pseudonym key (default: CAUSEWAY_PSEUDONYM_KEY, else a file in your configuration folder, made on first use)',
    )
    .option('--seed <n>', 'seed of everything random', numberArgument, 1)
    .option('--threads <n>', 'threads to use (default: all cores)', numberArgument)
    .option('--memory <size>', 'memory the engine may take before it spills to disk', '3GB')
    .addOption(
      new Option(
        '--engine <engine>',
        'duckdb, or the address of a Spark Connect server: spark://host:port',
      ).default('duckdb'),
    )
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(async (folder: string, options: RunOptions) => {
      await perform(context, options, (progress) =>
        performDataRun(context, progress, { ...options, folder: resolve(folder), out: resolve(options.out) }),
      );
    });
}
