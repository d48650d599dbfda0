import { resolve } from 'node:path';
import { ok, type Problem, parseLocalDate, type Result } from '@causeway/domain';
import { openDuckDb } from '@causeway/engine';
import {
  choiceRateCatalogue,
  choiceRateNames,
  defaultReferenceDate,
  errorRateCatalogue,
  errorRateNames,
  generateRegion,
  type RegionCounts,
  type RegionRequest,
  type RegionSpec,
  regionSpec,
} from '@causeway/region';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, Outcome } from '../context.js';
import { numberArgument } from '../number-argument.js';
import { openParquetTables } from '../parquet-table.js';
import { perform } from '../perform.js';
import type { Progress } from '../progress.js';

const example = `
Example:
  $ causeway region --people 20000 --seed 1 --out ./region
  $ causeway region --people 100000 --seed 1 --out ./region --no-ambulance --no-record --format parquet
  $ causeway region --people 5000 --seed 7 --out ./region --missing-nhs-number-emergency 0.1

What it writes:
  OUT/extracts/     what organisations hold, errors and all    OUT/choices/   objections, cleaned list, canaries
  OUT/record/       the shared record, with made-up names      OUT/truth/     who is really whom, what was planted
Nobody in it exists. The same people, seed and options give the same bytes.
`;

interface RegionOptions {
  readonly people: number;
  readonly seed: number;
  readonly out: string;
  readonly format: 'csv' | 'parquet';
  readonly ambulance: boolean;
  readonly record: boolean;
  readonly plantedEffects: boolean;
  readonly referenceDate: RegionSpec['referenceDate'];
  readonly json?: boolean;
}

/** `causeway region`: makes a synthetic region with its truth. */
export function regionCommand(context: CommandContext): Command {
  const command = new Command('region')
    .description('Make a synthetic region whose truth is known.')
    .requiredOption('--people <n>', 'how many people it has, 1 to 10 million', numberArgument)
    .requiredOption('--seed <n>', 'whole number that decides everything left to chance', numberArgument)
    .requiredOption('--out <folder>', 'where to write; an empty or new folder')
    .addOption(new Option('--format <format>', 'of the extracts').choices(['csv', 'parquet']).default('csv'))
    .option('--no-ambulance', 'without an ambulance service, whose records mostly have no NHS number')
    .option('--no-record', 'without the shared record (record/), which is most of the size')
    .option('--no-planted-effects', 'without places whose rates are made to differ')
    .option('--reference-date <date>', 'day as of which all is known', dateArgument, defaultReferenceDate)
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example);
  for (const option of rateOptions()) command.addOption(option);
  return command.action(async (options: RegionOptions) => {
    await perform(context, options, (progress) => makeRegion(progress, options));
  });
}

/** One option for each rate: `missingNhsNumberGp` is `--missing-nhs-number-gp`, and commander turns it back. */
function rateOptions(): readonly Option[] {
  const optionOf = (name: string, meaning: string, standard: number) =>
    new Option(`--${kebab(name)} <rate>`, meaning).argParser(rateArgument).default(standard);
  return [
    ...errorRateNames.map((name) => {
      const { meaning, standard } = errorRateCatalogue[name];
      return optionOf(name, meaning, standard).helpGroup('Errors of the records:');
    }),
    ...choiceRateNames.map((name) => {
      const { meaning, standard } = choiceRateCatalogue[name];
      return optionOf(name, meaning, standard).helpGroup('What people said:');
    }),
  ];
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

function rateArgument(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is expected.');
  return value;
}

function dateArgument(text: string): RegionSpec['referenceDate'] {
  const date = parseLocalDate(text);
  if (!date.ok) throw new InvalidArgumentError(date.error.detail);
  return date.value;
}

function requestOf(options: RegionOptions): RegionRequest {
  const { people, seed, ambulance, record, plantedEffects, referenceDate } = options;
  const given = options as unknown as Readonly<Record<string, number>>;
  const ratesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, given[name]]));
  return {
    people,
    seed,
    ambulance,
    record,
    plantedEffects,
    referenceDate,
    errorRates: ratesOf(errorRateNames),
    choiceRates: ratesOf(choiceRateNames),
  };
}

async function makeRegion(progress: Progress, options: RegionOptions): Promise<Result<Outcome, Problem>> {
  const spec = regionSpec(requestOf(options));
  if (!spec.ok) return spec;
  const folder = resolve(options.out);
  const task = progress.start('making the region');
  // One thread, so that the Parquet files have the same bytes on every machine.
  const engine = options.format === 'parquet' ? await openDuckDb({ threads: 1 }) : undefined;
  try {
    const made = await generateRegion(spec.value, {
      folder,
      progress: (done, total) => task.update(done, total),
      ...(engine === undefined ? {} : { openTable: openParquetTables(engine) }),
    });
    return made.ok ? ok(outcomeOf(made.value, { folder, options })) : made;
  } finally {
    task.done();
    await engine?.close();
  }
}

function outcomeOf(
  counts: RegionCounts,
  { folder, options }: { readonly folder: string; readonly options: RegionOptions },
): Outcome {
  const figure = (count: number) => count.toLocaleString('en-GB');
  return {
    json: { folder, format: options.format, seed: options.seed, ...counts },
    text: `A region of ${figure(counts.people)} people and ${figure(counts.places)} ${counts.places === 1 ? 'place' : 'places'} is in ${folder}:
  ${figure(counts.organisations)} organisations hold ${figure(counts.registrations)} registrations and ${figure(counts.events)} events
  ${figure(counts.objections)} codes of objection, ${figure(counts.nationalOptOuts)} people opted out nationally
Next: causeway run ${options.out} --out ./out --truth ${options.out}/truth
`,
  };
}
