import type { Standing } from './area-mark.js';
import { areaMark, standings } from './area-mark.js';
import type { LegendEntry } from './legend.js';

/** What each mark says, of areas held against the limits of a funnel. */
export const funnelStandingWords: Readonly<Record<Standing, string>> = {
  'high-99.8': 'above the 99.8 % limits',
  'high-95': 'above the 95 % limits',
  within: 'within the 95 % limits',
  'low-95': 'below the 95 % limits',
  'low-99.8': 'below the 99.8 % limits',
};

/** What each mark says, of areas whose own interval is held against the region's value. */
export const intervalStandingWords: Readonly<Record<Standing, string>> = {
  'high-99.8': 'higher than the region (99.8 %)',
  'high-95': 'higher than the region (95 %)',
  within: 'similar to the region',
  'low-95': 'lower than the region (95 %)',
  'low-99.8': 'lower than the region (99.8 %)',
};

/** The legend of the marks that occur, from the highest to the lowest. */
export function standingLegend(
  shown: readonly Standing[],
  words: Readonly<Record<Standing, string>>,
): readonly LegendEntry[] {
  return standings
    .filter((standing) => shown.includes(standing))
    .map((standing) => ({ words: words[standing], sign: (middle) => areaMark(standing, middle) }));
}

/** For those who hear the chart: how many areas there are of each standing, and which lie outside. */
export function standingSentences(
  areas: readonly { readonly label: string; readonly flag: Standing }[],
  words: Readonly<Record<Standing, string>>,
): readonly string[] {
  return standings.flatMap((standing) => {
    const names = areas.filter(({ flag }) => flag === standing).map(({ label }) => label);
    if (names.length === 0) return [];
    return [`${names.length} ${words[standing]}${standing === 'within' ? '' : `: ${names.join(', ')}`}.`];
  });
}
