import { decisionSql, seeRows } from '@causeway/choices';
import type { BoundValues } from './bound-values.js';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';
import { hiddenReferences } from './hidden-references.js';
import { bindOnline, onlineFacts } from './online-facts.js';
import { bindStaff, staffFacts } from './staff-facts.js';
import type { VisibleEntries } from './visible-entries.js';
import { readableEntries } from './visible-entries.js';

/** The gate for one asker in one statement. */
export interface Gate {
  /** The visible entries, standing in the query as `alias`. A statement may use several, each under a name of its own. */
  visible(alias: string): VisibleEntries;
  /** The ids that the visible entry `alias` refers to and that the asker may not see, `uuid[]`; null where there are none. */
  hiddenReferences(alias: string): string;
}

/**
 * The gate: what the asker may see as SQL, made from the one decision table. Binds who asks, once.
 *
 * Cost: for each entry in question one row by whole key from each of nine small tables, most of them remembered for the person.
 */
export function openGate(question: GateQuestion, bound: BoundValues): Gate {
  const factsOf = factsFor(question, bound);
  const visible = (alias: string): VisibleEntries => {
    const { joins, preferenceVersion, ...decided } = factsOf(alias);
    const row = rowSql(alias, decided);
    return {
      from: `${readableEntries} ${alias}\n${joins}`,
      where: `${row} in (${seeRows.join(', ')})`,
      row,
      preferenceVersion,
    };
  };
  return { visible, hiddenReferences: (alias) => hiddenReferences(visible, alias) };
}

/** A Patient, and what belongs to nobody, is decided by the rows about the person alone; anything else by all of them. */
function rowSql(alias: string, { facts, known }: Pick<GateFacts, 'facts' | 'known'>): string {
  const person = decisionSql(facts, { known, about: 'person' });
  const entry = decisionSql(facts, { known, about: 'entry' });
  return `case when ${alias}.type = 'Patient' or ${alias}.person = '${nobody}' then ${person} else ${entry} end`;
}

function factsFor(question: GateQuestion, bound: BoundValues): (alias: string) => GateFacts {
  if (question.asker.organisation === undefined) {
    const values = bindOnline(question, bound);
    return (alias) => onlineFacts(question, values, alias);
  }
  const values = bindStaff(question, bound);
  return (alias) => staffFacts(question, values, alias);
}
