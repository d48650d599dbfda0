import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';

/** From where to where an axis goes. */
export type AxisExtent = readonly [from: number, to: number];

/**
 * An extent that holds `values` with some room beyond, `margin` of their spread; not below 0 unless a value
 * is. No values: 0 to 1.
 */
export function axisExtent(values: readonly number[], margin: number): AxisExtent {
  const [from, to] = extent(values);
  if (from === undefined || to === undefined) return [0, 1];
  const room = (to - from || Math.abs(to) || 1) * margin;
  return [from < 0 ? from - room : Math.max(0, from - room), to + room];
}

/** A scale from `domain` to `range` in the units of the chart. */
export function linearScale(domain: AxisExtent, range: AxisExtent) {
  return scaleLinear([...domain], [...range]);
}
