import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { defaultDataFolder } from '../data-folder/default-data-folder.js';
import { numberArgument } from '../number-argument.js';
import { perform } from '../perform.js';
import { type StartOptions, start } from '../start/start.js';

const example = `
A first start in an empty folder makes the demonstration region, performs a data run on it, loads the same people into the shared
record, and serves it with a sign-in that asks for no password: reachable from this machine alone.

With --config FILE the sign-ins of that file are taken instead (docs/how-to/sign-in.md), and there is no demonstration.

Example:
  $ causeway start
  $ causeway start --data ./my-region --people 2000 --port 9000
  $ causeway start --database postgres://causeway@db.example/causeway --config ./sign-in.json --no-region
`;

/** `causeway start`: serves everything; a first start in an empty folder makes the demonstration region. */
export function startCommand(context: CommandContext): Command {
  return new Command('start')
    .description(
      'Serve the shared record; on first use make the demonstration region and perform a data run on it.',
    )
    .option('--data <folder>', 'where everything lives', defaultDataFolder)
    .option('--database <url>', 'a postgres:// address, instead of the PostgreSQL of the data folder')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <n>', 'the port to listen on; 0 takes a free one', numberArgument, 8080)
    .option('--people <n>', 'how many people a new demonstration region has', numberArgument, 3_000)
    .option('--config <file>', 'whose sign-ins are taken, as JSON')
    .option('--no-region', 'serve the store as it is, without making a region')
    .option('--log-requests', 'write a line about every request to standard error', false)
    .option('--json', 'print one JSON document when the server is up', false)
    .addHelpText('after', example)
    .action(async (options: StartOptions) => {
      await perform(context, options, (progress) =>
        start(context, progress, { ...options, data: resolve(options.data) }),
      );
    });
}
