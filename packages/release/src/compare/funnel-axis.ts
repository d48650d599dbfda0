/** From where to where a funnel's curves are drawn. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
}

const points = 100;

/**
 * Where the axis of denominators begins and ends: a little beyond the least and the greatest, at round numbers; from
 * 0 when the greatest is more than twice the least. Both are divided by `years` for the rounding and given back for
 * all years.
 *
 * Source: PHEindicatormethods `calculate_funnel_limits`, so that the curves have the same points as published ones.
 */
export function axisRange(denominators: readonly number[], years = 1): AxisRange {
  const least = Math.min(...denominators);
  const greatest = Math.max(...denominators);
  return {
    from: greatest > 2 * least ? 0 : neatlyBelow(least / years) * years,
    to: neatlyAbove(greatest / years) * years,
  };
}

/**
 * 100 whole numbers over `range`, closer together where they are small, because the limits bend there: each is the
 * one before times the root that reaches the end in the steps left, and at least one more. `stepsAhead` is the count
 * of steps left at the second point.
 */
export function axisPoints(range: AxisRange, stepsAhead = points - 1): readonly number[] {
  const values = [Math.max(1, range.from)];
  for (let left = stepsAhead; values.length < points; left -= 1) {
    const last = values.at(-1) ?? 1;
    values.push(Math.max(roundHalfEven((range.to / last) ** (1 / left) * last), last + 1));
  }
  return values;
}

function neatlyBelow(value: number): number {
  const unit = 10 ** (digits(Math.floor(value * 0.95)) - 1);
  return Math.floor((value * 0.95) / unit) * unit;
}

function neatlyAbove(value: number): number {
  const unit = 10 ** (digits(Math.ceil(value * 1.05)) - 2);
  return Math.ceil((value * 1.05) / unit) * unit;
}

function digits(value: number): number {
  return String(value).length;
}

// R's round, which the published points were made with, takes a half to the even side.
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
