import { snomed } from '../contacts/coding.js';
import { codings } from '../contacts/codings.js';
import type { Care, CareEvent } from '../contacts/event.js';
import type { RegionPlan } from '../region-plan.js';
import { type Canary, isTypeOne } from './canary.js';

const daysAgo = 100;

/**
 * The care with the entry that marks a canary in it: in the practices' records for the families of Type 1, in one practice's for the sensitive code,
 * and in every record for those who are out as a whole.
 */
export function withCanaryEntry(
  { today }: RegionPlan,
  canary: Canary,
  care: readonly Care[],
): readonly Care[] {
  const day = today - daysAgo;
  const entry = entryOf(canary, day);
  const marked = ({ setting, until }: Care) =>
    canary.family === 'sensitive-code'
      ? setting === 'gp' && until === undefined
      : !isTypeOne(canary.family) || setting === 'gp';
  return care.map((one) => (marked(one) ? { ...one, events: [...one.events, entry] } : one));
}

function entryOf({ family, marker }: Canary, day: number): CareEvent {
  const when = { start: day, end: day, canary: true } as const;
  // Here it is the code that must keep the entry out, so the mark can only be its value.
  if (family === 'sensitive-code') return { kind: 'problem', coding: codings.hiv, value: marker, ...when };
  return { kind: 'problem', coding: snomed(marker, 'Canary: this entry may be in no release'), ...when };
}
