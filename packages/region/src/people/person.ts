import type { EthnicCategory, NhsNumber, Postcode } from '@causeway/domain';
import type { Neighbourhood } from '../areas/area-plan.js';
import type { Day } from '../calendar.js';
import type { PlannedOrganisation } from '../organisations/organisation-plan.js';

/** Where somebody lived, and when; the last one has no end. */
export interface AddressPeriod {
  readonly postcode: Postcode;
  readonly from: Day;
  readonly to?: Day;
}

/** An NHS number and when it was the person's; the last one has no end. */
export interface NhsNumberPeriod {
  readonly nhsNumber: NhsNumber;
  readonly from: Day;
  readonly to?: Day;
}

/** A practice that a person was with before. */
export interface FormerPractice {
  readonly practice: PlannedOrganisation;
  readonly until: Day;
}

/** A person of the region as he or she really is. Nobody in it exists. */
export interface Person {
  /** 0 on, in the order in which the region is made. */
  readonly index: number;
  /** `P0000001` for index 0. */
  readonly id: string;
  /** Number of the household: those of one family name. */
  readonly household: number;
  readonly dateOfBirth: Day;
  readonly sex: '1' | '2';
  readonly ethnicCategory: EthnicCategory;
  /** Oldest first; never empty. */
  readonly nhsNumbers: readonly [NhsNumberPeriod, ...NhsNumberPeriod[]];
  /** Oldest first; never empty. */
  readonly addresses: readonly [AddressPeriod, ...AddressPeriod[]];
  /** The neighbourhood of the home. Who has no fixed abode is still cared for in one. */
  readonly neighbourhood: Neighbourhood;
  readonly noFixedAbode: boolean;
  readonly practice: PlannedOrganisation;
  readonly registeredSince: Day;
  readonly formerPractice: FormerPractice | undefined;
  readonly diedOn: Day | undefined;
  /** The index of the mother, where she is of the same household. */
  readonly mother: number | undefined;
  /** The same for children of one birth, `T` and the index of the first of them. */
  readonly multipleBirth: string | undefined;
  /** Whether errors happen to this person more often (see `errorProneOdds`). */
  readonly errorProne: boolean;
}

/** The person's number today. */
export function currentNhsNumber({ nhsNumbers }: Person): NhsNumber {
  return (nhsNumbers.at(-1) ?? nhsNumbers[0]).nhsNumber;
}

/** Where the person lives today. */
export function currentAddress({ addresses }: Person): AddressPeriod {
  return addresses.at(-1) ?? addresses[0];
}

/** `P0000001` for index 0. */
export function personId(index: number): string {
  return `P${String(index + 1).padStart(7, '0')}`;
}
