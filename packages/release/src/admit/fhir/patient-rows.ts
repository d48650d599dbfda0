import { nhsNumberSystem, odsCodeSystem } from '@causeway/domain';
import { preferredCoding } from './coding.js';
import { type FhirDay, firstDayOf, lastDayOf } from './fhir-day.js';
import { ethnicCategoryExtension } from './fhir-systems.js';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

/** A row of the persons' table, without the person's id: every field as text, '' where the Patient has none. */
export interface PatientRow {
  readonly nhs_number: string;
  readonly date_of_birth: string;
  readonly sex: string;
  readonly postcode: string;
  readonly valid_from: string;
  readonly valid_to: string;
  /** The ODS code of the practice where the Patient names it by its code. */
  readonly registered_gp: string;
  readonly ethnic_category: string;
}

/** NHS Data Dictionary, PERSON GENDER CODE, by FHIR's administrative-gender. */
const sexByGender: ReadonlyMap<string, string> = new Map([
  ['male', '1'],
  ['female', '2'],
  ['other', '9'],
  ['unknown', '0'],
]);

/** A part of a history: what held, and its FHIR Period. */
interface Held {
  readonly nhsNumber: string;
  readonly postcode: string;
  readonly period: Fields;
}

/**
 * The rows of a Patient: one for each address (one without a postcode where it has none), and one more for each further NHS number. These
 * few fields are all that is ever read of a Patient; see `heldDirectIdentifiers` for what is not.
 *
 * A date of birth of which FHIR has only the year or month is left empty: as a day it would be evidence of what nobody said.
 */
export function patientRows(patient: Fields): readonly PatientRow[] {
  const same = {
    date_of_birth: wholeDate(patient.birthDate),
    sex: sexByGender.get(textOf(patient.gender)) ?? '',
    registered_gp: practiceCode(patient),
    ethnic_category: ethnicCategory(patient),
  };
  return history(patient).map(({ nhsNumber, postcode, period }) => ({
    nhs_number: nhsNumber,
    postcode,
    valid_from: firstDayOf(period.start)?.day ?? '',
    valid_to: lastDayOf(period.end)?.day ?? '',
    ...same,
  }));
}

/** Whether the Patient has a date of birth that names no day. */
export function hasPartialBirthDate({ birthDate }: Fields): boolean {
  return firstDayOf(birthDate)?.isWhole === false;
}

/** What is not a date stays as it was sent, for admission to set aside. */
function wholeDate(date: unknown): string {
  const day: FhirDay | undefined = firstDayOf(date);
  if (day === undefined) return textOf(date);
  return day.isWhole ? day.day : '';
}

function history(patient: Fields): readonly Held[] {
  const numbers = listOf(patient.identifier)
    .filter(({ system, value }) => textOf(system) === nhsNumberSystem && textOf(value) !== '')
    .map(({ use, value, period }) => ({
      nhsNumber: textOf(value),
      period: fieldsOf(period),
      isOld: use === 'old',
    }))
    .sort((a, b) => Number(a.isOld) - Number(b.isOld));
  const addresses = listOf(patient.address).map(({ postalCode, period }) => ({
    postcode: textOf(postalCode),
    period: fieldsOf(period),
  }));
  const nhsNumber = numbers[0]?.nhsNumber ?? '';
  const [first = { postcode: '', period: {} }, ...rest] = addresses;
  return [
    ...[first, ...rest].map(({ postcode, period }) => ({ nhsNumber, postcode, period })),
    ...numbers
      .filter((number) => number.nhsNumber !== nhsNumber)
      .map((number) => ({ ...number, postcode: first.postcode })),
  ];
}

function practiceCode({ generalPractitioner }: Fields): string {
  const codes = listOf(generalPractitioner)
    .map(({ identifier }) => fieldsOf(identifier))
    .filter(({ system }) => textOf(system) === odsCodeSystem)
    .map(({ value }) => textOf(value));
  return codes[0] ?? '';
}

function ethnicCategory({ extension }: Fields): string {
  const stated = listOf(extension).find(({ url }) => textOf(url) === ethnicCategoryExtension);
  return preferredCoding(stated?.valueCodeableConcept)?.code ?? '';
}
