import { localDate } from '@causeway/domain';
import type { Calendar } from '../calendar.js';
import type { ChoiceRates } from '../choice-rates.js';
import type { RandomStream } from '../random/random-stream.js';
import { codeSystem } from './code-system.js';
import { type Objection, objection } from './objection.js';
import { typeTwoDissent } from './objection-codes.js';
import { dayWithin, type SayingSpan } from './saying-span.js';

/** The Type 2 codes of a person, and whether they came to a national opt-out. */
export interface TypeTwo {
  readonly objections: readonly Objection[];
  readonly kind?: 'early' | 'late';
  readonly optedOut: boolean;
}

/** The last day on which a Type 2 code was turned into a national opt-out. */
const lastEarlyDay = localDate(2018, 10, 11);
const noTypeTwo: TypeTwo = { objections: [], optedOut: false };

/** The Type 2 codes of a person; most have none. */
export function typeTwoOf(
  rates: ChoiceRates,
  { span, calendar }: { readonly span: SayingSpan; readonly calendar: Calendar },
  random: RandomStream,
): TypeTwo {
  const code = typeTwoDissent[codeSystem(random)];
  const cameBack = random.chance(rates.typeTwoEarlyWithdrawn);
  const chance = random.unit();
  const lastEarly = calendar.dayOf(lastEarlyDay);
  if (chance < rates.typeTwoEarly) {
    if (span.from > lastEarly) return noTypeTwo;
    const day = dayWithin({ from: span.from, to: Math.min(span.to, lastEarly) }, random);
    return { objections: [objection(code, day)], kind: 'early', optedOut: !cameBack };
  }
  if (chance >= rates.typeTwoEarly + rates.typeTwoLate || span.to <= lastEarly) return noTypeTwo;
  const day = dayWithin({ from: Math.max(span.from, lastEarly + 1), to: span.to }, random);
  return { objections: [objection(code, day)], kind: 'late', optedOut: false };
}
