import { decisionSql, seeRows } from '@causeway/choices';
import type { GateFacts } from './gate-facts.js';
import { nobody } from './gate-facts.js';
import type { GateQuestion } from './gate-question.js';
import { onlineFacts, onlineKnown, onlineValues } from './online-facts.js';
import { isMasking, staffFacts, staffKnown, staffValues } from './staff-facts.js';
import type { VisibleEntries } from './visible-entries.js';
import { readableEntries } from './visible-entries.js';

/** The gate for one asker in one statement. */
export interface Gate {
  /** The visible entries, standing in the query as `alias`. A statement may use several, each under a name of its own. */
  visible(alias: string): VisibleEntries;
}

/**
 * The gate: what the asker may see as SQL, made from the one decision table. Its text follows from {@link gateShape} alone; a statement
 * that goes through it begins with {@link gateValues}.
 *
 * Cost: for each entry in question the row of its person and those of two organisations, each by whole key.
 */
export function openGate(question: GateQuestion): Gate {
  const visible = (alias: string): VisibleEntries => {
    const { joins, preferenceVersion, masked, ...decided } = factsOf(question, alias);
    const row = `${alias}_g.rule_row`;
    return {
      // Judged once: without `offset 0`, PostgreSQL would write the whole table again wherever the row is named.
      from: `${readableEntries} ${alias}\n${joins}
cross join lateral (select ${rowSql(alias, decided)} as rule_row offset 0) ${alias}_g`,
      where: `${row} in (${seeRows.join(', ')})`,
      row,
      content: (column) => contentSql(column, masked),
      preferenceVersion,
    };
  };
  return { visible };
}

/** The values a statement that goes through the gate begins with; its own placeholders come after them. */
export function gateValues(question: GateQuestion): readonly unknown[] {
  return question.asker.organisation === undefined ? onlineValues(question) : staffValues(question);
}

/** What the text of the gate follows from, as a short word: of equal shapes the texts are equal, so that they can be prepared by name. */
export function gateShape(question: GateQuestion): string {
  const { asker, trace } = question;
  const isStaff = asker.organisation !== undefined;
  const known = isStaff ? staffKnown(question) : onlineKnown(question);
  const flags = [...Object.values(known), isStaff && isMasking(question)].map((value) =>
    value === true ? '1' : '0',
  );
  const kind = isStaff ? 'staff' : asker.role === 'proxy' ? 'proxy' : 'self';
  return `${kind}_${flags.join('')}${trace === true ? '_trace' : ''}`;
}

/** Where a protected person lives, and how to reach them, is for who holds the activity `view-protected-address`. */
function contentSql(column: string, masked: string | undefined): string {
  if (masked === undefined) return column;
  const kept = `(${column}::jsonb - 'address' - 'telecom' - 'contact')::text`;
  return `case when ${masked} and ${column} <> '' then ${kept} else ${column} end`;
}

/** A Patient, and what belongs to nobody, is decided by the rows about the person alone; anything else by all of them. */
function rowSql(alias: string, { facts, known }: Pick<GateFacts, 'facts' | 'known'>): string {
  const personWhere = `${alias}.type = 'Patient' or ${alias}.person = '${nobody}'`;
  return decisionSql(facts, { known, personWhere });
}

function factsOf(question: GateQuestion, alias: string): GateFacts {
  return question.asker.organisation === undefined
    ? onlineFacts(question, alias)
    : staffFacts(question, alias);
}
