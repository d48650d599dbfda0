import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { performExplain } from '../explain/perform-explain.js';
import { perform } from '../perform.js';

const example = `
Example:
  $ causeway explain --out ./linked rec-17-org rec-17-dup-0
  $ causeway explain --out ./out RGT:RGT-100003 D81001:D81001-100120 --json

Shows on which levels the two records agree and what each weighs; never a number, a date or a postcode.
`;

/** `causeway explain`: why two records are, or are not, one person. */
export function explainCommand(context: CommandContext): Command {
  return new Command('explain')
    .description('Why two records are, or are not, one person.')
    .argument('<record>', 'record_id of one record')
    .argument('<other>', 'record_id of the other')
    .requiredOption('--out <folder>', 'the folder that `causeway link` or `causeway run` wrote')
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(
      async (record: string, other: string, options: { readonly out: string; readonly json?: boolean }) => {
        await perform(context, options, () => performExplain(resolve(options.out), [record, other]));
      },
    );
}
