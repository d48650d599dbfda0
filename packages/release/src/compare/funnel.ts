/** A point of a control limit: at a denominator (people, expected events) of `at`, the limit is `limit`. */
export interface FunnelPoint {
  readonly at: number;
  readonly limit: number;
}

/**
 * The four control limits of a funnel; a limit leaves 0.025 (95 %) or 0.001 (99.8 %) of the areas outside when all
 * are alike.
 */
export const funnelLimitNames = ['lower95', 'upper95', 'lower998', 'upper998'] as const;

/** One of {@link funnelLimitNames}. */
export type FunnelLimitName = (typeof funnelLimitNames)[number];

/** A funnel: the average of all areas, and its control limits as curves of 100 points each. */
export interface Funnel {
  readonly baseline: number;
  readonly curves: Readonly<Record<FunnelLimitName, readonly FunnelPoint[]>>;
}

/** The probability beyond each control limit, and on which side of the average it lies. */
export const funnelTails: Readonly<
  Record<FunnelLimitName, { readonly side: 'lower' | 'upper'; readonly tail: number }>
> = {
  lower95: { side: 'lower', tail: 0.025 },
  upper95: { side: 'upper', tail: 0.025 },
  lower998: { side: 'lower', tail: 0.001 },
  upper998: { side: 'upper', tail: 0.001 },
};

/** One curve for each control limit. */
export function funnelCurves(curve: (name: FunnelLimitName) => readonly FunnelPoint[]): Funnel['curves'] {
  return {
    lower95: curve('lower95'),
    upper95: curve('upper95'),
    lower998: curve('lower998'),
    upper998: curve('upper998'),
  };
}

/**
 * What an area's place in a funnel says: outside the 99.8 % or the 95 % limits, inside both, or too few events to say.
 * Which side is good depends on the indicator; the flag says only where the area lies.
 */
export type FunnelFlag = 'high-99.8' | 'high-95' | 'within' | 'low-95' | 'low-99.8' | 'too-few-events';
