import { resolve } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isPersona, mintPersonaToken, type Persona, personaRole, personas } from '@causeway/web';
import { Command } from 'commander';
import type { CommandContext, Outcome } from '../context.js';
import { defaultDataFolder } from '../data-folder/default-data-folder.js';
import { tokenKeyOf } from '../data-folder/token-key.js';
import { readDemonstration } from '../demonstration/demonstration-file.js';
import { perform } from '../perform.js';

const example = `
Personas: ${personas.join(', ')}

Example:
  $ causeway token district-nurse
  $ curl -H "Authorization: Bearer $(causeway token gp)" http://127.0.0.1:8080/fhir/R4/Patient
`;

interface TokenOptions {
  readonly data: string;
  readonly env?: boolean;
  readonly json?: boolean;
}

async function tokenOf(
  context: CommandContext,
  persona: Persona,
  { data, env: forShell = false }: TokenOptions,
): Promise<Result<Outcome, Problem>> {
  const demonstration = await readDemonstration(resolve(data));
  if (!demonstration.ok) return demonstration;
  const token = await mintPersonaToken(persona, {
    demonstration: demonstration.value,
    tokenKey: await tokenKeyOf(resolve(data)),
    clock: context.now,
    randomBytes: context.randomBytes,
  });
  if (!token.ok) return token;
  const { organisations, patient } = demonstration.value;
  const json = {
    token: token.value,
    persona,
    role: personaRole(persona),
    organisation: organisations[persona] ?? null,
    patient,
  };
  const text = forShell ? `TOKEN=${token.value} PATIENT=${patient}\n` : `${token.value}\n`;
  return ok({ json, text });
}

/** `causeway token PERSONA`: a bearer token of the demonstration sign-in, for trying the API. */
export function tokenCommand(context: CommandContext): Command {
  return new Command('token')
    .description('Print a bearer token of a persona of the demonstration, for trying the API.')
    .argument('<persona>', 'who to be')
    .option('--data <folder>', 'where the demonstration lives', defaultDataFolder)
    .option('--env', 'print TOKEN=… PATIENT=… for a shell: export $(causeway token gp --env)')
    .option('--json', 'print token, persona, role, organisation and the demonstration patient')
    .addHelpText('after', example)
    .action(async (persona: string, options: TokenOptions) => {
      await perform(context, options, async () =>
        isPersona(persona)
          ? tokenOf(context, persona, options)
          : err(problem('CW-CLI-009', { remedy: `Choose one of: ${personas.join(', ')}.` })),
      );
    });
}
