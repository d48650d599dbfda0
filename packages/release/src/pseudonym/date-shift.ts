import type { ReleaseKey } from './release-key.js';
import { keyedDigest } from './release-key.js';

/** The furthest a person's dates are moved, either way. */
export const furthestShiftWeeks = 8;

/**
 * By how many whole weeks the dates of a person are moved in a release: −8 to −1 or 1 to 8, each with the same
 * chance, never 0; always the same for one person in one release, so that intervals between their events stay true,
 * and weekdays too. Use a key of its own field (`date-shift`).
 *
 * 256 is a whole multiple of the 16 shifts, so a byte of the digest gives each exactly the same share: nothing to
 * reject, no modulo bias.
 *
 * Source: release.md P4; Hripcsak G et al. Preserving temporal relations in clinical data while maintaining privacy.
 * JAMIA 2016;23:1040–1045 (SHIFT).
 */
export function dateShiftWeeks(key: ReleaseKey, person: string): number {
  const [byte = 0] = keyedDigest(key, person);
  const step = byte % (2 * furthestShiftWeeks);
  return step < furthestShiftWeeks ? step - furthestShiftWeeks : step - furthestShiftWeeks + 1;
}
