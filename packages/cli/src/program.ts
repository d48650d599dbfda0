import { Command } from 'commander';
import type { CommandContext } from './context.js';

/** The `causeway` command with everything it can do. */
export function causewayProgram(context: CommandContext): Command {
  const program = new Command('causeway')
    .description(
      'Organisations that care for the people of a region share what they know, with each person’s say.',
    )
    .version('0.1.0')
    .showHelpAfterError('(add --help for what this command takes)')
    .configureOutput({ writeOut: context.writeOut, writeErr: context.writeError })
    .exitOverride();
  const commands: readonly Command[] = [];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}
