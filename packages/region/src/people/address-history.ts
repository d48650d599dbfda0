import { type Postcode, parsePostcode } from '@causeway/domain';
import type { AreaPlan, Neighbourhood } from '../areas/area-plan.js';
import { postcodeElsewhere } from '../areas/postcode-series.js';
import { type Day, daysPerYear } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import type { AddressPeriod } from './person.js';

/** An earlier home and the neighbourhood it was in, where that is in the region. */
export interface EarlierHome {
  readonly postcode: Postcode;
  readonly neighbourhood?: Neighbourhood;
}

const noFixedAbodeCode = parsePostcode('ZZ99 3VZ');
const notKnownCode = parsePostcode('ZZ99 3WZ');
if (!noFixedAbodeCode.ok || !notKnownCode.ok) throw new RangeError('a pseudo-postcode is not spelt as one');

/** The pseudo-postcode of people of no fixed abode. Source: NHS Postcode Directory. */
export const noFixedAbode: Postcode = noFixedAbodeCode.value;

/** The pseudo-postcode of an address that is not known. Source: NHS Postcode Directory. */
export const addressNotKnown: Postcode = notKnownCode.value;

const meanTenureYears = 11;
const longestTenureYears = 45;

/** How long a household has lived where it does, in days: most moved not long ago, some never will. One in eleven moves in a year. */
export function tenureDays(random: RandomStream): Day {
  const years = Math.min(longestTenureYears, -Math.log(1 - random.unit()) * meanTenureYears);
  return 30 + Math.floor(years * daysPerYear);
}

/** A home before this one: most people move within their town (English Housing Survey: half by less than two miles), some come from outside the region. */
export function earlierHome(
  now: Neighbourhood,
  { neighbourhoods }: AreaPlan,
  random: RandomStream,
): EarlierHome {
  const where = random.unit();
  if (where >= 0.8) return { postcode: postcodeElsewhere(random.next()) };
  const near = now.index + random.between(-2, 2);
  const index = where < 0.6 ? near : random.below(neighbourhoods.length);
  const neighbourhood = neighbourhoods[Math.min(neighbourhoods.length - 1, Math.max(0, index))] ?? now;
  return { postcode: random.pick(neighbourhood.postcodes), neighbourhood };
}

/** The addresses of somebody born on `born` who lived at `before` until the move and at `now` since; who was born after it never lived elsewhere. */
export function addressesSince(
  born: Day,
  moved: Day,
  homes: { readonly before: Postcode; readonly now: Postcode },
): readonly [AddressPeriod, ...AddressPeriod[]] {
  if (born >= moved || homes.before === homes.now)
    return [{ postcode: homes.now, from: Math.max(born, moved) }];
  return [
    { postcode: homes.before, from: born, to: moved },
    { postcode: homes.now, from: moved },
  ];
}
