import { nearest } from '../organisations/organisation-plan.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import type { EarlierHome } from './address-history.js';
import { type Home, practiceFor } from './home.js';
import { windowDays } from './mortality.js';
import type { FormerPractice } from './person.js';

/** The practice before the last move, where the move was within the window and led to another practice, and it still sends its record. `before` is the home then, if there was one. */
export function formerPracticeOf(
  plan: RegionPlan,
  { home, before }: { readonly home: Home; readonly before: EarlierHome | undefined },
  random: RandomStream,
): FormerPractice | undefined {
  const sends = random.chance(plan.spec.errorRates.formerPracticeRecord);
  const recent = home.moved >= plan.today - windowDays;
  if (!sends || !recent || before?.neighbourhood === undefined) return undefined;
  const practice = practiceFor(plan, before.neighbourhood);
  return practice.index === home.practice.index ? undefined : { practice, until: home.moved };
}

const canaryMovedDaysAgo = 400;

/** A canary of the carried objection has moved from the next practice, whatever its address says. */
export function canaryFormerPractice(plan: RegionPlan, { practice }: Home): FormerPractice {
  const next = nearest(plan.organisations.byKind.gp, practice.index, {
    neighbourhoods: plan.organisations.byKind.gp.length,
    distance: 1,
  });
  return { practice: next, until: plan.today - canaryMovedDaysAgo };
}
