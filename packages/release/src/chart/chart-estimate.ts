import type { Limits } from '../compare/confidence.js';
import type { HiddenFigure } from './chart-cell.js';

/** A released statistic with its limits at 95 % and at 99.8 %, or hidden for a reason in words. */
export type ChartEstimate =
  | {
      readonly kind: 'value';
      readonly value: number;
      readonly limits95: Limits;
      readonly limits998: Limits;
    }
  | HiddenFigure;
