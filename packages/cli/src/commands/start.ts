import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { numberArgument } from '../number-argument.js';
import { perform } from '../perform.js';
import { startDemonstration } from '../start-demonstration.js';

const example = `
Example:
  $ causeway start
  $ causeway start --data ./my-region --people 50000
`;

/** Where the demonstration lives unless another place is named: beside the checkout's own files, ignored by git. */
const defaultDataFolder = 'causeway-data';

/** `causeway start`: a first start in an empty folder makes the demonstration region, then performs a data run on it. */
export function startCommand(context: CommandContext): Command {
  return new Command('start')
    .description(
      'Make the demonstration region on first use, perform a data run on it, and say what came out and where.',
    )
    .option('--data <folder>', 'where the demonstration lives', defaultDataFolder)
    .option('--people <n>', 'how many people a new demonstration region has', numberArgument, 10_000)
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(async (options: { data: string; people: number; json?: boolean }) => {
      await perform(context, options, (progress) =>
        startDemonstration(context, progress, { ...options, data: resolve(options.data) }),
      );
    });
}
