import type { Statement } from '../postgres/statement.js';
import type { Gate } from './gate.js';
import { gateShape, gateValues, openGate } from './gate.js';
import type { GateQuestion } from './gate-question.js';

/** A statement through the gate whose text follows from the shape of the gate alone. */
export interface GatedShape {
  /** Names the statement, with the shape of the gate. */
  readonly name: string;
  /** Its text; `own(n, type)` is the placeholder of the n-th of its own values, from 1. */
  text(gate: Gate, own: (position: number, type: string) => string): string;
}

/** Texts of statements made before, by name: making one takes longer than many a query. */
export type StatementTexts = Map<string, string>;

/** The statement of `shape` for who asks, with its own values. It is prepared by name. */
export function gatedStatement(
  texts: StatementTexts,
  shape: GatedShape,
  { question, values }: { readonly question: GateQuestion; readonly values: readonly unknown[] },
): Statement {
  const first = gateValues(question);
  const name = `${shape.name}_${gateShape(question)}`;
  const known = texts.get(name);
  const text =
    known ?? shape.text(openGate(question), (position, type) => `$${first.length + position}::${type}`);
  if (known === undefined) texts.set(name, text);
  return { name, text, values: [...first, ...values] };
}
