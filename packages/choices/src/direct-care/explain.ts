import { factsIn } from './condition.js';
import type { Decision } from './decide.js';
import { decisionRow } from './decide.js';
import type { Facts } from './fact.js';

/** Who is given an explanation. */
export type Audience = 'clinician' | 'patient' | 'officer';

/** A decision in words: for the officer with every fact its row looked at, for others with none. */
export interface ExplainedDecision {
  readonly visible: boolean;
  readonly row: number;
  readonly words: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What each row means to the person whose record it is. */
const wordsForPatient: Readonly<Record<number, string>> = {
  1: 'They may not see it: their staff may not look, or the organisation is suspended.',
  2: 'They may not see it: your record is protected, and they are not among those who may know of it.',
  3: 'They may not see it: records are looked at here for your care only.',
  4: 'They may not see it: they have no part in your care.',
  5: 'They may not see it without a special right.',
  6: 'They can see it: they wrote it.',
  7: 'They can see it: it was disclosed to them by name.',
  8: 'They may not see it: whoever wrote it keeps it private.',
  9: 'They may not see it: it is of a sensitive kind that is left out of sharing. You can have that changed.',
  10: 'They may not see it: you said no to sharing out from where it was written.',
  11: 'They may not see it: your practice does not let them share in.',
  12: 'They could see it in an emergency; you are told of it, and it is looked into.',
  13: 'They may not see it: you have not been asked about sharing out from where it was written.',
  14: 'They may not see it: you have not said yes to sharing in there.',
  15: 'They may not see it yet: your yes to sharing in there is still to be verified.',
  16: 'They can see it: you said yes to sharing out where it was written and to sharing in there, or a policy applies to both.',
};

/** Why a clinician sees an entry. What they do not see is never explained to them: that would tell them that it is there. */
const wordsForClinician: Readonly<Record<number, string>> = {
  6: 'Your organisation recorded it.',
  7: 'It was disclosed to your organisation by name.',
  12: 'You broke glass; this is in force for an hour and is looked into.',
  16: 'It is shared out by who recorded it, and shared in by your organisation.',
  24: 'It is your own record.',
};

/**
 * A decision in words for who asks; undefined where a clinician asks about what they may not see, which is to be answered like something
 * that is not there.
 */
export function explainDecision(
  decision: Decision,
  facts: Facts,
  audience: Audience,
): ExplainedDecision | undefined {
  const visible = decision.outcome === 'see';
  if (audience === 'officer') return forOfficer(decision, facts);
  if (audience === 'clinician' && !visible) return undefined;
  const words = (audience === 'patient' ? wordsForPatient : wordsForClinician)[decision.row] ?? '';
  return { visible, row: decision.row, words, facts: {} };
}

function forOfficer({ row, outcome }: Decision, facts: Facts): ExplainedDecision {
  const { name, when, overriddenBy } = decisionRow(row);
  const result = outcome === 'see' ? 'It is seen' : 'It is not seen';
  return {
    visible: outcome === 'see',
    row,
    words: `${result}, by row ${row}: ${name}. Overridden by: ${overriddenBy}.`,
    facts: Object.fromEntries(factsIn(when).map((name) => [name, String(facts[name])])),
  };
}
