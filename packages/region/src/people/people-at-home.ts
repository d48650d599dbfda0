import { isEthnicMinority } from '../areas/ethnic-mix.js';
import { ageAt, type Day } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import { addressesSince, earlierHome } from './address-history.js';
import { canaryFormerPractice, formerPracticeOf } from './former-practice.js';
import { type Home, homeOf, type Tenancy } from './home.js';
import type { Member } from './household.js';
import { deathWithinWindow } from './mortality.js';
import { nhsNumbersOf } from './nhs-numbers-of.js';
import { type Person, personId } from './person.js';

const adultYears = 18;

/** The people that the members of a household are. */
export function peopleAtHome(plan: RegionPlan, tenancy: Tenancy): readonly Person[] {
  const home = homeOf(plan, tenancy);
  return tenancy.members.map((member, position) =>
    personAtHome(plan, home, { member, index: tenancy.firstPerson + position }),
  );
}

function personAtHome(
  plan: RegionPlan,
  home: Home,
  { member, index }: { readonly member: Member; readonly index: number },
): Person {
  const random = plan.streams.named('people')(index);
  const dateOfBirth = registeredBirth(plan, { home, member }, random);
  const before = home.before ?? earlierHome(home.neighbourhood, plan.areas, random);
  const addresses = addressesSince(dateOfBirth, home.moved, { before: before.postcode, now: home.postcode });
  const diedOn = deathWithinWindow(dateOfBirth, { after: home.moved, today: plan.today }, random);
  const lived = addresses.length > 1 ? before : undefined;
  const former = formerPracticeOf(plan, { home, before: lived }, random);
  const carried = plan.canaries.get(index)?.family === 'type-1-carried';
  const formerPractice = carried ? canaryFormerPractice(plan, home) : former;
  const minority = isEthnicMinority(home.ethnicCategory);
  return {
    index,
    id: personId(index),
    household: home.household,
    dateOfBirth,
    sex: member.sex,
    ethnicCategory: home.ethnicCategory,
    nhsNumbers: nhsNumbersOf(plan, index, dateOfBirth),
    addresses,
    neighbourhood: home.neighbourhood,
    noFixedAbode: home.noFixedAbode,
    practice: home.practice,
    registeredSince: formerPractice?.until ?? addresses[0].from,
    formerPractice,
    diedOn,
    mother: member.mother === undefined ? undefined : home.firstPerson + member.mother,
    multipleBirth: multipleBirthOf(home, member),
    errorProne: minority || home.noFixedAbode || ageAt(dateOfBirth, plan.today) < 1,
  };
}

/** Some adults of ethnic minorities are registered with 1 January because nobody knows their day of birth. */
function registeredBirth(
  plan: RegionPlan,
  { home, member }: { readonly home: Home; readonly member: Member },
  random: RandomStream,
): Day {
  const unknown = random.chance(plan.spec.errorRates.registeredFirstOfJanuary);
  const adult = ageAt(member.dateOfBirth, plan.today) >= adultYears && member.mother === undefined;
  const concerned = adult && isEthnicMinority(home.ethnicCategory);
  return unknown && concerned ? plan.calendar.firstOfYear(member.dateOfBirth) : member.dateOfBirth;
}

function multipleBirthOf({ members, firstPerson }: Home, { multipleBirth }: Member): string | undefined {
  if (multipleBirth === undefined) return undefined;
  const firstBorn = members.findIndex((member) => member.multipleBirth === multipleBirth);
  return `T${firstPerson + firstBorn + 1}`;
}
