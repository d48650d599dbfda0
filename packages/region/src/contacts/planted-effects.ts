import type { AreaPlan, Place } from '../areas/area-plan.js';
import { type Day, daysPerYear } from '../calendar.js';
import { type Coding, codings } from './codings.js';

/** A condition that is more or less frequent in one place than age, sex and deprivation would make it. */
export interface PrevalenceEffect {
  readonly place: Place;
  readonly coding: Coding;
  /** Prevalence there over prevalence elsewhere, all else equal. */
  readonly rateRatio: number;
}

/** A change of a rate of events in one place from one day on, as a new service would bring it about. */
export interface InterventionEffect {
  readonly place: Place;
  readonly coding: Coding;
  readonly from: Day;
  /** Change of the rate: -0.15 is 15 % fewer. */
  readonly change: number;
}

/** What is planted into a region, so that what an analysis finds can be held against it. */
export interface PlantedEffects {
  readonly prevalence: readonly PrevalenceEffect[];
  readonly interventions: readonly InterventionEffect[];
}

const prevalencePlan = [
  { place: 1, coding: codings.diabetes, rateRatio: 1.5 },
  { place: 3, coding: codings.asthma, rateRatio: 0.7 },
  { place: 5, coding: codings.copd, rateRatio: 1.3 },
] as const;
const interventionPlan = [
  { place: 2, change: -0.15 },
  { place: 4, change: -0.05 },
  { place: 6, change: 0 },
] as const;
const interventionYearsAgo = 1.5;

/** The effects of a region: none where `planted` is false, and only those for whose place the region is large enough. */
export function plantEffects({ places }: AreaPlan, today: Day, planted: boolean): PlantedEffects {
  if (!planted) return { prevalence: [], interventions: [] };
  const from = today - Math.floor(interventionYearsAgo * daysPerYear);
  return {
    prevalence: prevalencePlan.flatMap((effect) => {
      const place = places[effect.place];
      return place === undefined ? [] : [{ ...effect, place }];
    }),
    interventions: interventionPlan.flatMap(({ place: index, change }) => {
      const place = places[index];
      return place === undefined ? [] : [{ place, coding: codings.emergencyAdmission, from, change }];
    }),
  };
}

/** How much more frequent a condition is in a place than elsewhere: 1 where nothing is planted. */
export function prevalenceRatio({ prevalence }: PlantedEffects, place: Place, coding: Coding): number {
  const effect = prevalence.find((planted) => planted.place === place && planted.coding === coding);
  return effect?.rateRatio ?? 1;
}
