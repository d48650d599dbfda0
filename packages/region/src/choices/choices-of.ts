import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import { canaryChoices } from './canary-choices.js';
import { type Objection, objection, type PersonChoices } from './objection.js';
import { directCareRefusals } from './objection-codes.js';
import { dayWithin, type SayingSpan, sayingSpan } from './saying-span.js';
import { typeOneOf } from './type-one.js';
import { typeTwoOf } from './type-two.js';

/** What a person said about secondary use. A canary said just the one thing that it is a canary of. */
export function choicesOf(plan: RegionPlan, person: Person): PersonChoices {
  const canary = plan.canaries.get(person.index);
  if (canary !== undefined) return canaryChoices(plan, canary.family);
  const { choiceRates } = plan.spec;
  const streamFor = (what: string) => plan.streams.named(what)(person.index);
  const span = sayingSpan(plan, person);
  const moved = person.formerPractice !== undefined;
  const typeOne = typeOneOf(choiceRates, { span, moved }, streamFor('type 1'));
  const typeTwo = typeTwoOf(choiceRates, { span, calendar: plan.calendar }, streamFor('type 2'));
  const optedOut = streamFor('national opt-out').chance(choiceRates.nationalOptOut);
  const refusals = refusalsOf(choiceRates.directCareRefusal, span, streamFor('direct care refusal'));
  return {
    objections: [...typeOne.objections, ...typeTwo.objections, ...refusals],
    typeOneActive: typeOne.active,
    ...(typeTwo.kind === undefined ? {} : { typeTwo: typeTwo.kind }),
    nationalOptOut: optedOut || typeTwo.optedOut,
  };
}

function refusalsOf(rate: number, span: SayingSpan, random: RandomStream): readonly Objection[] {
  if (!random.chance(rate)) return [];
  return [objection(random.pick(directCareRefusals), dayWithin(span, random))];
}
