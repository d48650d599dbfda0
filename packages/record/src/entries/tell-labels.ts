import { appendChoice } from '../choices/append-choices.js';
import type { EntryWrite } from './begin-write.js';
import type { EntryLabels } from './entry-labels.js';
import { isLabelled } from './entry-labels.js';
import type { EntryRow } from './entry-row.js';
import { eventHead } from './event-head.js';

/**
 * Tells the choices which labels an entry has from now on, so that a decision of the past can be replayed. Nothing is told of an entry
 * that has none and, as `before` says, never had any.
 */
export async function tellLabels(
  write: EntryWrite,
  row: EntryRow,
  before: EntryLabels | undefined,
): Promise<void> {
  if (before === undefined ? !isLabelled(row) : isSame(row, before)) return;
  const { person, id: entry, private: isPrivate, safeguarding, hiddenOnline, draft, labelSets } = row;
  const labels = { private: isPrivate, safeguarding, hiddenOnline, draft, labelSets };
  const event = { ...eventHead(write), kind: 'entry-labels-set', entry, labels } as const;
  await appendChoice(write.runner, write.scope, { person, event });
}

function isSame(one: EntryLabels, other: EntryLabels): boolean {
  return (
    one.private === other.private &&
    one.safeguarding === other.safeguarding &&
    one.hiddenOnline === other.hiddenOnline &&
    one.draft === other.draft &&
    one.labelSets.join() === other.labelSets.join()
  );
}
