import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Funnel, FunnelFlag } from '../compare/funnel.js';
import { axisPoints } from '../compare/funnel-axis.js';
import { poissonCurves } from '../compare/poisson-curve.js';
import type { RateArea, RateFunnelOptions, RateFunnelPlace } from '../compare/rate-funnel.js';
import { rateFlags, rateFunnel, rateFunnelPlaces } from '../compare/rate-funnel.js';
import type { ChartCell, HiddenFigure } from './chart-cell.js';
import type { FunnelPlotArea } from './funnel-plot-spec.js';

/**
 * The released events and rate of an area; its population for a crude rate, so that an area without events
 * has a place.
 */
export interface ReleasedRateArea {
  readonly label: string;
  readonly events: ChartCell;
  readonly rate: ChartCell;
  readonly population?: ChartCell;
}

/** The funnel of released rates and the areas in it, as a funnel plot takes them. */
export interface RateFunnelAreas {
  readonly funnel: Funnel;
  readonly areas: readonly FunnelPlotArea[];
}

/**
 * The funnel round the areas with nothing hidden, and every area with its place in it or why it has none; in
 * the order given.
 *
 * Errors: as `rateFunnel`; so CW-RELEASE-102 where no area with events is left to draw.
 */
export function rateFunnelAreas(
  released: readonly ReleasedRateArea[],
  options: RateFunnelOptions,
): Result<RateFunnelAreas, Problem> {
  const shown = released.flatMap((area) => {
    const rate = rateOf(area);
    return rate === undefined ? [] : [{ area, rate }];
  });
  const rates = shown.map(({ rate }) => rate);
  const funnel = rateFunnel(rates, options);
  if (!funnel.ok) return funnel;
  const flags = rateFlags(rates, options);
  if (!flags.ok) return flags;
  const places = rateFunnelPlaces(rates, options);
  if (!places.ok) return places;
  const found = new Map(
    shown.map(({ area }, index) => [area, foundAt(places.value[index], flags.value[index])]),
  );
  return ok({
    funnel: overAllPlaces(funnel.value, places.value, options),
    areas: released.map((area) => ({ label: area.label, ...(found.get(area) ?? notFound(area)) })),
  });
}

type Found = Pick<FunnelPlotArea, 'denominator' | 'value'>;

const tooFew: HiddenFigure = {
  kind: 'hidden',
  reason: 'Fewer than 10 events, too few for a standardised rate.',
};

function foundAt(place: RateFunnelPlace | undefined, flag: FunnelFlag | undefined): Found {
  if (place?.rate == null || place.population === null || flag === undefined || flag === 'too-few-events') {
    return { denominator: tooFew, value: tooFew };
  }
  return {
    denominator: { kind: 'value', value: place.population },
    value: { kind: 'value', value: place.rate, flag },
  };
}

function notFound({ events, rate, population }: ReleasedRateArea): Found {
  const hidden = [rate, events, population].find((cell) => cell?.kind === 'hidden');
  const value = hidden?.kind === 'hidden' ? hidden : tooFew;
  return { denominator: population ?? value, value };
}

function rateOf({ events, rate, population }: ReleasedRateArea): RateArea | undefined {
  if (events.kind === 'hidden' || rate.kind === 'hidden') return undefined;
  if (population === undefined) return { events: events.value, rate: rate.value };
  if (population.kind === 'hidden') return undefined;
  return { events: events.value, rate: rate.value, population: population.value };
}

/**
 * `funnel` with its limits drawn on beyond the greatest area. Each published curve ends where its events do,
 * and where events are few the upper limits end far short of the largest areas: these would stand in a plot
 * without a limit above them.
 */
function overAllPlaces(
  funnel: Funnel,
  places: readonly RateFunnelPlace[],
  { multiplier, years }: RateFunnelOptions,
): Funnel {
  const perPerson = (funnel.baseline / multiplier) * years;
  const expected = perPerson * Math.max(...places.map(({ population }) => population ?? 0)) * beyond;
  // More events than the upper limit at the end of the axis: a little over three standard deviations, and
  // some where they are few.
  const events = Math.ceil(expected + 4 * Math.sqrt(expected) + 10);
  const curves = poissonCurves(axisPoints({ from: 0, to: events }), {
    perExpected: 1 / perPerson,
    perRatio: funnel.baseline,
  });
  return { ...funnel, curves };
}

// As far as the axis of a funnel plot goes beyond its last area.
const beyond = 1.1;
