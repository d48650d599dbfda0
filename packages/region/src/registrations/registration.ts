import type { Day } from '../calendar.js';
import type { Care, CareEvent } from '../contacts/event.js';
import { type ErrorRates, noErrors } from '../error-rates.js';
import type { PlannedOrganisation } from '../organisations/organisation-plan.js';
import { addressNotKnown } from '../people/address-history.js';
import type { Household } from '../people/inhabitants.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';
import { mistypedNumber, mistypedPostcode, spacedNumber, unformattedPostcode } from './field-errors.js';
import { type HeldDemographics, heldDemographics, type RecordMaking } from './held-demographics.js';
import { heldNumber } from './held-number.js';
import { heldPostcode } from './held-postcode.js';
import { type HeldVersion, heldVersions } from './held-record.js';

/** One person as one organisation holds him or her under one local id. */
export interface Registration {
  readonly organisation: PlannedOrganisation;
  readonly setting: Care['setting'];
  /** Oldest first; never empty. */
  readonly versions: readonly HeldVersion[];
  readonly demographics: HeldDemographics;
  readonly events: readonly CareEvent[];
  /** Set for a practice before. */
  readonly until: Day | undefined;
}

/** The registrations that came of a person's care: one for each organisation, two where it holds the person twice. */
export function registrationsOf(
  plan: RegionPlan,
  person: Person,
  { care, household }: { readonly care: readonly Care[]; readonly household: Household },
): readonly Registration[] {
  const random = plan.streams.named('records')(person.index);
  const chances = chancesOf(plan, person);
  return care.flatMap((one) => {
    const halves = heldTwice(one, { chances, random }) ? halvesOf(one, random) : [one];
    return halves.map((half) => registration(plan, { person, household, care: half }, { chances, random }));
  });
}

function chancesOf(plan: RegionPlan, person: Person): ErrorRates {
  // A canary must be recognisable: nothing may be wrong in its records.
  if (plan.canaries.has(person.index)) return noErrors;
  return person.errorProne ? plan.errorChances.prone : plan.errorChances.others;
}

function heldTwice({ setting }: Care, { chances, random }: RecordMaking): boolean {
  return random.chance(chances.duplicateRegistration) && setting !== 'gp';
}

function halvesOf(care: Care, random: RandomStream): readonly Care[] {
  const events = [...care.events].sort((a, b) => a.start - b.start);
  const cut = random.between(1, Math.max(1, events.length - 1));
  const later = events.slice(cut);
  return [
    { ...care, events: events.slice(0, cut) },
    { ...care, events: later, since: later[0]?.start ?? care.since },
  ];
}

interface Subject {
  readonly person: Person;
  readonly household: Household;
  readonly care: Care;
}

function registration(
  plan: RegionPlan,
  { person, household, care }: Subject,
  making: RecordMaking,
): Registration {
  const numbers = heldNumber(person, care, making);
  const versions = heldVersions(numbers, heldPostcode(person, care, making));
  const demographics = heldDemographics(plan, person, { ...making, care });
  const asTyped = care.setting === 'gp' ? versions : typed(plan, versions, { person, household, ...making });
  return {
    organisation: care.organisation,
    setting: care.setting,
    versions: asTyped,
    demographics,
    events: care.events,
    until: care.until,
  };
}

/** The versions with what went wrong when they were typed in: one error of the number in all of them, one of the address in the latest. */
function typed(
  plan: RegionPlan,
  versions: readonly HeldVersion[],
  {
    person,
    household,
    chances,
    random,
  }: RecordMaking & { readonly person: Person; readonly household: Household },
): readonly HeldVersion[] {
  const kind = random.unit();
  const another = kind < chances.nhsNumberOfAnother;
  const mistyped = !another && kind < chances.nhsNumberOfAnother + chances.nhsNumberMistyped;
  const spaced = random.chance(chances.nhsNumberSpaced);
  const wrongNumber = another ? numberOfAnother(plan, { person, household }, random) : '';
  const numberOf = (right: string) => {
    if (right === '') return right;
    const number = another ? wrongNumber : mistyped ? mistypedNumber(right, random) : right;
    return spaced ? spacedNumber(number) : number;
  };
  const last = versions.length - 1;
  return versions.map((version, order) => ({
    ...version,
    nhsNumber: numberOf(version.nhsNumber),
    postcode: order === last ? typedPostcode(version.postcode, { chances, random }) : version.postcode,
  }));
}

function typedPostcode(right: string, { chances, random }: RecordMaking): string {
  const kind = random.unit();
  const unformatted = random.chance(chances.postcodeUnformatted);
  if (kind < chances.postcodePlaceholder) return addressNotKnown;
  const spelt =
    kind < chances.postcodePlaceholder + chances.postcodeMistyped ? mistypedPostcode(right, random) : right;
  return unformatted ? unformattedPostcode(spelt, random) : spelt;
}

function numberOfAnother(
  plan: RegionPlan,
  { person, household }: { readonly person: Person; readonly household: Household },
  random: RandomStream,
): string {
  const others = household.filter(({ index }) => index !== person.index);
  if (others.length > 0 && random.chance(0.5)) return plan.nhsNumber(random.pick(others).index);
  return plan.nhsNumber(random.below(plan.spec.people));
}
