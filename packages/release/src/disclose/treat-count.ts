import type { Cell } from './cell.js';
import { hidden, shown } from './cell.js';
import type { DisclosurePolicy, Treatment } from './disclosure-policy.js';
import { stepOf } from './disclosure-policy.js';

/** A range of whole numbers, both ends in it. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** A true count of distinct people as `policy` lets it be seen. A count that is not whole, or negative, is a RangeError. */
export function treatCount(policy: DisclosurePolicy, count: number): Cell {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError('a count of people is a whole number, 0 or more');
  return policy.treatments.reduce<Cell>(treat, shown(count));
}

/** The true counts that `policy` shows as `value`; undefined for a value it never shows. */
export function trueCountsBehind(policy: DisclosurePolicy, value: number): CountRange | undefined {
  const reach = stepOf(policy);
  const candidates = Array.from({ length: 2 * reach + 1 }, (_, index) => value - reach + index);
  const behind = candidates.filter((count) => count >= 0 && isShownAs(policy, count, value));
  const [least, most] = [behind[0], behind.at(-1)];
  return least === undefined || most === undefined ? undefined : { least, most };
}

function isShownAs(policy: DisclosurePolicy, count: number, value: number): boolean {
  const cell = treatCount(policy, count);
  return cell.kind === 'value' && cell.value === value;
}

function treat(cell: Cell, treatment: Treatment): Cell {
  if (cell.kind === 'hidden' || cell.value === 0) return cell;
  switch (treatment.kind) {
    case 'hide':
      return cell.value <= treatment.upTo ? hidden('disclosure-control') : cell;
    case 'round':
      return shown(Math.floor((cell.value + treatment.to / 2) / treatment.to) * treatment.to);
    case 'midpoint':
      return shown(Math.ceil(cell.value / treatment.of) * treatment.of - treatment.of / 2);
  }
}
