import type { Care } from '../contacts/event.js';
import type { ErrorRates } from '../error-rates.js';
import { type AddressPeriod, currentAddress, type Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { HeldHistory } from './held-record.js';

/**
 * The postcodes, oldest first, that an organisation holds of a person. A practice knows the one of today, and most know the one before; other
 * organisations hold the one of some contact, which may be an earlier one. Typing errors come on top of this.
 */
export function heldPostcode(
  person: Person,
  care: Care,
  { chances, random }: { readonly chances: ErrorRates; readonly random: RandomStream },
): HeldHistory<string> {
  const { addresses } = person;
  const now = currentAddress(person);
  const before = addresses.length > 1 ? addresses[0] : undefined;
  const inHospital = care.setting === 'inpatient' || care.setting === 'emergency';
  const stale = random.chance(inHospital ? chances.staleAddressHospital : chances.staleAddressElsewhere);
  const kept = random.chance(chances.addressHistoryKept * (care.setting === 'gp' ? 1 : 0.5));
  if (before === undefined) return [held(now)];
  if (care.until !== undefined) return [held(before)];
  if (care.setting === 'gp') return kept ? [held(before), held(now)] : [held(now)];
  if (stale) return [{ ...held(before), from: Math.min(care.since, now.from - 1) }];
  const known = { ...held(now), from: Math.max(care.since, now.from) };
  return inHospital && kept && care.since < now.from
    ? [{ ...held(before), from: care.since }, known]
    : [{ ...known, from: care.since }];
}

function held({ postcode, from }: AddressPeriod): { readonly value: string; readonly from: number } {
  return { value: postcode, from };
}
