import { exitCodeByCategory, type Problem, problem } from '@causeway/domain';
import { EngineError } from '@causeway/engine';
import type { CommandContext, CommandWork, Outcome } from './context.js';
import { silentProgress } from './progress.js';

/** A problem as people read it: what happened, where, what to do, and the code to look up. */
export function problemText({ code, detail, path, remedy }: Problem): string {
  const where = path === undefined ? '' : `${path}: `;
  return `causeway: ${where}${detail}${remedy === undefined ? '' : `\n  ${remedy}`}\n  (${code})\n`;
}

const engineProblems = {
  memory: () => problem('CW-ENGINE-003'),
  disk: () => problem('CW-ENGINE-004'),
  input: (error: EngineError) => problem('CW-ENGINE-002', { path: error.statement }),
  unavailable: () => problem('CW-ENGINE-006'),
  interrupted: (error: EngineError) => problem('CW-ENGINE-001', { detail: error.message }),
  statement: (error: EngineError) => problem('CW-ENGINE-001', { detail: error.message }),
} as const;

/** The problem behind something thrown: an engine's failure by its kind, anything else a fault of ours. Thrown messages can hold data, so only their names and places are told. */
export function problemOfThrown(thrown: unknown): Problem {
  if (thrown instanceof EngineError) return engineProblems[thrown.kind](thrown);
  const systemCode = (thrown as NodeJS.ErrnoException | undefined)?.code;
  if (systemCode === 'ENOSPC') return problem('CW-ENGINE-004');
  if (systemCode === 'EACCES' || systemCode === 'EPERM' || systemCode === 'EROFS')
    return problem('CW-CLI-002');
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  const place =
    thrown instanceof Error ? (/at .*/.exec(thrown.stack ?? '')?.[0].replace(/\(.*[\\/]/, '(') ?? '') : '';
  return problem('CW-CLI-001', {
    detail: `Something in Causeway itself went wrong: ${name} ${place}`.trim(),
  });
}

function printOutcome(context: CommandContext, outcome: Outcome, json: boolean): void {
  if (!json) context.writeOut(outcome.text);
  else if (outcome.json !== undefined) context.writeOut(`${JSON.stringify(outcome.json, null, 2)}\n`);
  if (outcome.problem === undefined) return;
  context.writeError(problemText(outcome.problem));
  context.setExitCode(exitCodeByCategory[outcome.problem.category]);
}

function printProblem(context: CommandContext, found: Problem, json: boolean): void {
  if (json) context.writeOut(`${JSON.stringify({ problem: found }, null, 2)}\n`);
  context.writeError(problemText(found));
  context.setExitCode(exitCodeByCategory[found.category]);
}

/** Does a command's work and prints what came of it, the same way for every command. */
export async function perform(
  context: CommandContext,
  options: { readonly json?: boolean },
  work: CommandWork,
): Promise<void> {
  const json = options.json === true;
  try {
    const result = await work(json ? silentProgress : context.progress);
    if (result.ok) printOutcome(context, result.value, json);
    else printProblem(context, result.error, json);
  } catch (thrown) {
    printProblem(context, problemOfThrown(thrown), json);
    if (context.environment.CAUSEWAY_DEBUG === '1' && thrown instanceof Error)
      context.writeError(`${thrown.stack}\n`);
  }
}
