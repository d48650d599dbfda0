import { type AreaPlan, planAreas } from './areas/area-plan.js';
import { expectedMinorityShare } from './areas/ethnic-mix.js';
import { type Calendar, createCalendar, type Day } from './calendar.js';
import { type Canary, planCanaries } from './choices/canary.js';
import { type PlantedEffects, plantEffects } from './contacts/planted-effects.js';
import { type OrganisationPlan, planOrganisations } from './organisations/organisation-plan.js';
import { type NhsNumberSeries, nhsNumberSeries } from './people/nhs-number-series.js';
import { type RandomStreams, randomStreams } from './random/random-streams.js';
import type { RegionSpec } from './region-spec.js';
import { type ErrorChances, errorChances } from './registrations/error-chances.js';

/**
 * All of a region that is settled before the first person is made: its map, organisations, effects and canaries. It grows with postcodes
 * and organisations, not with people's data, so a region of any size is made in bounded memory.
 */
export interface RegionPlan {
  readonly spec: RegionSpec;
  readonly calendar: Calendar;
  readonly today: Day;
  readonly streams: RandomStreams;
  readonly areas: AreaPlan;
  readonly organisations: OrganisationPlan;
  readonly nhsNumber: NhsNumberSeries;
  readonly effects: PlantedEffects;
  readonly errorChances: ErrorChances;
  /** By the index of the person who is one. */
  readonly canaries: ReadonlyMap<number, Canary>;
}

/** Share of people under one year old, to whom errors happen more often (ONS mid-2023: 1.0 %). */
const infantShare = 0.01;

/** Share of people who live alone (Census 2021: 30 % of households of 2.4 people). */
const aloneShare = 0.13;

/** The plan of the region that `spec` describes. */
export function planRegion(spec: RegionSpec): RegionPlan {
  const streams = randomStreams(spec.seed);
  const calendar = createCalendar();
  const areas = planAreas(spec.people, streams);
  const today = calendar.dayOf(spec.referenceDate);
  const proneShare =
    expectedMinorityShare(areas) + infantShare + aloneShare * spec.errorRates.withoutFixedAbode;
  return {
    spec,
    calendar,
    today,
    streams,
    areas,
    organisations: planOrganisations(areas, spec),
    nhsNumber: nhsNumberSeries(streams.named('NHS numbers')(0)),
    effects: plantEffects(areas, today, spec.plantedEffects),
    errorChances: errorChances(spec.errorRates, Math.min(1, proneShare)),
    canaries: planCanaries(spec.people),
  };
}
