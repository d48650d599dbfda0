import type { Day } from '../calendar.js';
import type { ChoiceRateName, ChoiceRates } from '../choice-rates.js';
import type { RandomStream } from '../random/random-stream.js';
import { codeSystem } from './code-system.js';
import { type Objection, objection } from './objection.js';
import { typeOneDissent, typeOneWithdrawal } from './objection-codes.js';
import { dayAfter, dayWithin, type SayingSpan } from './saying-span.js';

/** The Type 1 codes of a person, and whether they come to an active objection. */
export interface TypeOne {
  readonly objections: readonly Objection[];
  readonly active: boolean;
}

interface Ingredients {
  readonly dissent: string;
  readonly withdrawal: string;
  readonly days: readonly [first: Day, second: Day, third: Day];
}

type History = (ingredients: Ingredients) => TypeOne;

const histories: readonly (readonly [rate: ChoiceRateName, history: History])[] = [
  ['typeOne', ({ dissent, days: [first] }) => ({ objections: [objection(dissent, first)], active: true })],
  [
    'typeOneWithdrawn',
    ({ dissent, withdrawal, days: [first, second] }) => ({
      objections: [objection(dissent, first), objection(withdrawal, second)],
      active: false,
    }),
  ],
  [
    'typeOneRenewed',
    ({ dissent, withdrawal, days: [first, second, third] }) => ({
      objections: [objection(dissent, first), objection(withdrawal, second), objection(dissent, third)],
      active: true,
    }),
  ],
  [
    'typeOneTie',
    ({ dissent, withdrawal, days: [first] }) => ({
      objections: [objection(withdrawal, first), objection(dissent, first)],
      active: true,
    }),
  ],
  [
    'typeOneInError',
    ({ dissent, days: [first] }) => ({
      objections: [objection(dissent, first, { enteredInError: true })],
      active: false,
    }),
  ],
];

const confirmedShare = 0.2;

/** The Type 1 codes of a person; most have none. `moved`: whether the practice before still sends its record, in which they may stand. */
export function typeOneOf(
  rates: ChoiceRates,
  { span, moved }: { readonly span: SayingSpan; readonly moved: boolean },
  random: RandomStream,
): TypeOne {
  const first = dayWithin(span, random);
  const second = dayAfter(first, span, random);
  const system = codeSystem(random);
  const ingredients: Ingredients = {
    dissent: typeOneDissent[system],
    withdrawal: typeOneWithdrawal[system],
    days: [first, second, dayAfter(second, span, random)],
  };
  const carried = random.chance(rates.typeOneCarried);
  const withdrawnHere = random.chance(confirmedShare);
  if (moved && carried) return carriedTypeOne(ingredients, withdrawnHere);
  let left = random.unit();
  const found = histories.find(([rate]) => {
    left -= rates[rate];
    return left < 0;
  });
  return found === undefined ? { objections: [], active: false } : found[1](ingredients);
}

/** Dissent at the practice before goes on until the practice of today has confirmed otherwise. */
function carriedTypeOne(
  { dissent, withdrawal, days: [first, second] }: Ingredients,
  withdrawnHere: boolean,
): TypeOne {
  const before = objection(dissent, first, { atFormerPractice: true });
  return withdrawnHere
    ? { objections: [before, objection(withdrawal, second)], active: false }
    : { objections: [before], active: true };
}
