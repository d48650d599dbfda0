import { weightedChoice } from '../random/weighted-choice.js';
import type { ObjectionCodes } from './objection-codes.js';

/** Picks the code system a practice's software used when the objection was recorded; shares assumed. */
export const codeSystem = weightedChoice<keyof ObjectionCodes>([
  ['readV2', 0.25],
  ['ctv3', 0.2],
  ['snomed', 0.55],
]);
