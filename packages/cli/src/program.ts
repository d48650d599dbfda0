import { Command } from 'commander';
import { auditCommand } from './commands/audit.js';
import { explainCommand } from './commands/explain.js';
import { linkCommand } from './commands/link.js';
import { loadCommand } from './commands/load.js';
import { objectionsCommand } from './commands/objections.js';
import { regionCommand } from './commands/region.js';
import { runCommand } from './commands/run.js';
import { startCommand } from './commands/start.js';
import { tokenCommand } from './commands/token.js';
import type { CommandContext } from './context.js';
import { causewayVersion } from './version.js';

/** The `causeway` command with everything it can do. */
export function causewayProgram(context: CommandContext): Command {
  const program = new Command('causeway')
    .description(
      'Organisations that care for the people of a region share what they know, with each person’s say.',
    )
    .version(causewayVersion)
    .showHelpAfterError('(add --help for what this command takes)')
    .configureOutput({ writeOut: context.writeOut, writeErr: context.writeError })
    .exitOverride();
  const commands = [
    startCommand(context),
    regionCommand(context),
    runCommand(context),
    linkCommand(context),
    explainCommand(context),
    objectionsCommand(context),
    loadCommand(context),
    tokenCommand(context),
    auditCommand(context),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}
