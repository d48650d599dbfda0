import type { RegionPlan } from '../region-plan.js';

/** What `truth/effects.json` says: each planted effect with its place, code and size, in words that an analysis can be held against. */
export function effectsDocument({ calendar, effects }: RegionPlan): unknown {
  return {
    prevalence: effects.prevalence.map(({ place, coding, rateRatio }) => ({
      place: place.name,
      code_system: coding.system,
      code: coding.code,
      display: coding.display,
      rate_ratio: rateRatio,
    })),
    interventions: effects.interventions.map(({ place, coding, from, change }) => ({
      place: place.name,
      code_system: coding.system,
      code: coding.code,
      display: coding.display,
      from: calendar.dateOf(from),
      change,
    })),
    elsewhere:
      'All other differences between places come of age, sex, deprivation, ethnic category and chance; deprivation is not balanced.',
  };
}
