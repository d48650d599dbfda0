import type { EthnicCategory } from '@causeway/domain';
import type { Care } from '../contacts/event.js';
import type { ErrorRates } from '../error-rates.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import { weightedChoice } from '../random/weighted-choice.js';
import type { RegionPlan } from '../region-plan.js';
import { defaultDateOfBirth, wrongDateOfBirth } from './field-errors.js';

/** What an organisation holds of a person besides number and address; empty where it holds nothing. */
export interface HeldDemographics {
  readonly dateOfBirth: string;
  readonly sex: string;
  readonly registeredGp: string;
  readonly ethnicCategory: string;
}

/** What a record is made with. */
export interface RecordMaking {
  readonly chances: ErrorRates;
  readonly random: RandomStream;
}

const ambulanceWorse = 10;
// Assumed: how often the stated category is in the record, and the practice known.
const practiceKnown = { gp: 1, ambulance: 0.7, elsewhere: 0.97 };
const categoryRecorded = weightedChoice<'stated' | EthnicCategory | ''>([
  ['stated', 0.86],
  ['Z', 0.07],
  ['99', 0.04],
  ['', 0.03],
]);

/** What an organisation holds of a person besides number and address. Practices take all of it from the national register, and so have it right. */
export function heldDemographics(
  plan: RegionPlan,
  person: Person,
  { care, chances, random }: RecordMaking & { readonly care: Care },
): HeldDemographics {
  const atPractice = care.setting === 'gp';
  const recorded = categoryRecorded(random);
  return {
    dateOfBirth: heldDateOfBirth(plan, person, { care, chances, random }),
    sex: heldSex(person, { care, chances, random }),
    registeredGp: heldPractice(person, care, random),
    ethnicCategory:
      recorded === 'stated' || (atPractice && recorded === '') ? person.ethnicCategory : recorded,
  };
}

function heldDateOfBirth(
  { calendar, spec }: RegionPlan,
  { dateOfBirth }: Person,
  { care, chances, random }: RecordMaking & { readonly care: Care },
): string {
  const right = calendar.dateOf(dateOfBirth);
  const kind = random.unit();
  if (care.setting === 'gp') return right;
  const missing = chances.dateOfBirthMissing * worse(care);
  if (kind < missing) return '';
  if (kind < missing + chances.dateOfBirthDefault) return defaultDateOfBirth(right, random);
  if (kind < missing + chances.dateOfBirthDefault + chances.dateOfBirthWrong) {
    return wrongDateOfBirth(right, spec.referenceDate, random);
  }
  return right;
}

function heldSex({ sex }: Person, { care, chances, random }: RecordMaking & { readonly care: Care }): string {
  const kind = random.unit();
  if (care.setting === 'gp') return sex;
  const unknown = chances.sexUnknown * worse(care);
  if (kind < unknown) return kind < unknown / 2 ? '0' : '9';
  return kind < unknown + chances.sexWrong ? otherSex[sex] : sex;
}

const otherSex = { '1': '2', '2': '1' } as const;

function worse({ setting }: Care): number {
  return setting === 'ambulance' ? ambulanceWorse : 1;
}

function heldPractice({ practice }: Person, { setting, organisation }: Care, random: RandomStream): string {
  const known = setting === 'ambulance' ? practiceKnown.ambulance : practiceKnown.elsewhere;
  const recorded = random.chance(known);
  if (setting === 'gp') return organisation.ods;
  return recorded ? practice.ods : '';
}
