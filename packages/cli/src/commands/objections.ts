import { resolve } from 'node:path';
import { ok, type Problem, problem, type Result } from '@causeway/domain';
import type { PracticeLedgerRow } from '@causeway/release';
import { Command } from 'commander';
import type { CommandContext, Outcome } from '../context.js';
import { perform } from '../perform.js';
import { ledgerOf, readRunRecord } from '../run-folder.js';
import { textTable } from '../text-table.js';

const example = `
Example:
  $ causeway objections status --out ./out

Recorded: people with an active Type 1 objection on the practice's own list.
Sent: those of them found in its extract, or kept back by it.
Applied: those measured to be absent from what went on to linkage. The three must be equal.
It ends with 3 where they are not.
`;

function ledgerText(ledger: readonly PracticeLedgerRow[]): string {
  const headings = ['Practice', 'People', 'Recorded', 'Sent', 'Applied', 'Alarms'];
  const rows = ledger.map(({ ods, listSize, recorded, sent, applied, alarms }) => [
    ods,
    ...[listSize, recorded, sent, applied].map((count) => count.toLocaleString('en-GB')),
    alarms.join(', '),
  ]);
  return textTable(headings, rows);
}

async function status(out: string): Promise<Result<Outcome, Problem>> {
  const record = await readRunRecord(out);
  if (!record.ok) return record;
  const ledger = ledgerOf(record.value);
  const alarmed = ledger.filter(({ alarms }) => alarms.length > 0).length;
  const outcome = { json: { out, ledger }, text: ledgerText(ledger) };
  return ok(
    alarmed === 0
      ? outcome
      : {
          ...outcome,
          problem: problem('CW-CLI-004', {
            detail: `${alarmed} of ${ledger.length} practices have an alarm.`,
          }),
        },
  );
}

/** `causeway objections`: whether what practices recorded was sent and applied. */
export function objectionsCommand(context: CommandContext): Command {
  const command = new Command('objections').description(
    'See whether the objections that practices recorded were sent and applied.',
  );
  command
    .command('status')
    .description('The objection ledger of a run, per practice: recorded = sent = applied.')
    .requiredOption('--out <folder>', 'folder of a finished run')
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', example)
    .action(async (options: { out: string; json?: boolean }) => {
      await perform(context, options, () => status(resolve(options.out)));
    });
  return command;
}
