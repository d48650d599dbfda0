import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../context.js';
import type { LinkOptions } from '../link/link-options.js';
import { performLink } from '../link/perform-link.js';
import { numberArgument } from '../number-argument.js';
import { perform } from '../perform.js';

const example = `
Example:
  $ causeway link a.csv b.csv --out ./linked --columns record_id=id,nhs_number=nhs_no,date_of_birth=dob
  $ causeway link a.csv b.csv --out ./linked --mode link --identifier-scheme none --columns record_id=rec_id,nhs_number=soc_sec_id
  $ causeway link people.parquet --out ./linked --truth truth.csv

Files are CSV (also .gz) or Parquet with record_id and any of nhs_number, date_of_birth (YYYY-MM-DD or YYYYMMDD), sex, postcode,
valid_from, valid_to, registered_gp, source; no other column is read. Several rows of one record_id are its history.
A truth file has record_id and person.

What it writes:
  OUT/records.parquet   record_id, source, person_id       OUT/pairs.parquet     candidate pairs, weights, decisions
  OUT/model.json        the model, to read, edit, use again OUT/report.html       one page to read
  OUT/evidence.parquet  the records as compared, for \`causeway explain\`: it identifies people as the input does
`;

function probabilityArgument(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('A probability between 0 and 1 is expected.');
  return value;
}

/** `causeway link`: linkage alone, of any files. */
export function linkCommand(context: CommandContext): Command {
  return new Command('link')
    .description('Find which records of files are of the same person, without names.')
    .argument('<file...>', 'CSV or Parquet files')
    .requiredOption('--out <folder>', 'where to write')
    .option('--columns <map>', 'which columns hold the evidence: nhs_number=NHS_NO,date_of_birth=DOB', '')
    .option('--model <file>', 'use this model (a model.json) instead of training one')
    .option('--truth <file>', 'who is really whom: prints precision, recall and F1 beside two rule sets')
    .option('--truth-columns <map>', 'its columns: record_id=ID,person=CLUSTER', '')
    .addOption(
      new Option(
        '--mode <mode>',
        'dedupe: within files; link: across files, each holding a person once; both (default: dedupe for one file, both for several)',
      ).choices(['dedupe', 'link', 'both']),
    )
    .addOption(
      new Option('--identifier-scheme <scheme>', 'nhs: NHS numbers with check digit; none: any identifier')
        .choices(['nhs', 'none'])
        .default('nhs'),
    )
    .option('--threshold <probability>', 'link from this probability, given any rival', probabilityArgument)
    .option('--threads <n>', 'threads to use (default: all cores)', numberArgument)
    .option('--memory <size>', 'memory the engine may take before it spills to disk', '3GB')
    .option('--seed <n>', 'seed of the sample of random pairs', numberArgument, 1)
    .option('--show-sql', 'print the steps as SQL')
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(async (files: readonly string[], options: LinkOptions) => {
      await perform(context, options, (progress) =>
        performLink(context, progress, {
          ...options,
          out: resolve(options.out),
          paths: files.map((file) => resolve(file)),
        }),
      );
    });
}
