import type { Runner, Scope } from '../postgres/statement.js';
import type { GateQuestion } from './gate-question.js';
import type { StatementTexts } from './gated-statement.js';

/** What a look through the gate is made with. */
export interface EntryLook {
  readonly texts: StatementTexts;
  readonly runner: Runner;
  readonly scope: Scope;
  readonly question: GateQuestion;
}
