import type { PersonEvent } from '@causeway/choices';
import { personStateOf } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { ChoiceMethod, ObjectionState } from '../record-choices.js';
import type { Choosing } from './choosing.js';

/** A change of an objection to secondary use. */
export interface ObjectionChange {
  readonly family: 'type-1' | 'national';
  readonly decision: 'object' | 'withdraw';
  readonly method: ChoiceMethod;
}

/**
 * Records an objection to secondary use, or its withdrawal, and gives how both families stand then. The registered practice records
 * what it is told, the person or a proxy what they decide. It never touches direct care.
 *
 * Errors: CW-CHOICES-018 (staff of another organisation).
 */
export async function setObjection(
  context: Choosing,
  { family, decision, method }: ObjectionChange,
): Promise<Result<readonly ObjectionState[], Problem>> {
  const { asker, state } = context;
  if (asker.organisation !== undefined && asker.organisation !== state.person.registeredPractice) {
    return err(problem('CW-CHOICES-018'));
  }
  return ok(
    objectionsOf(await context.append({ choice: { kind: 'objection-set', family, decision }, method })),
  );
}

/** How both families of objection stand, with their history, oldest first. */
export function objectionsOf(events: readonly PersonEvent[]): readonly ObjectionState[] {
  const { objections } = personStateOf(events);
  return (['type-1', 'national'] as const).map((family) => {
    const words = events
      .filter((event) => event.kind === 'objection-set')
      .filter((event) => event.family === family);
    const standing = objections.get(family);
    const isObjecting = standing !== undefined && standing.decision === 'object';
    return {
      family,
      state: isObjecting ? 'objected' : 'not-objected',
      since: standing?.at,
      method: words.find(({ id }) => id === standing?.event)?.method,
      history: words.map(({ at, decision, method }) => ({ at, decision, method })),
    };
  });
}
