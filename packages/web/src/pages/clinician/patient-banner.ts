import { nhsNumberSystem } from '@causeway/domain';
import { addressWords, listOf, nameWords, objectOf, shownResource, textOf } from './fhir-words.js';
import type { TimelineEntry } from './timeline-entry.js';

/** Who this is, and what nobody who treats them may overlook. */
export interface PatientBanner {
  readonly name: string;
  readonly nhsNumber: string;
  readonly birthDate: string;
  readonly gender: string;
  /** Empty where the gate keeps it back. */
  readonly address: string;
  readonly deceased: string;
  readonly allergies: readonly string[];
  readonly flags: readonly string[];
}

/** The banner of a Patient, with the allergies and flags among the entries that the asker may see. */
export function patientBanner(content: string, entries: readonly TimelineEntry[]): PatientBanner {
  const patient = shownResource(content);
  const number = listOf(patient.identifier).find((each) => objectOf(each).system === nhsNumberSystem);
  return {
    name: nameWords(patient.name),
    nhsNumber: textOf(objectOf(number).value),
    birthDate: textOf(patient.birthDate),
    gender: textOf(patient.gender),
    address: addressWords(patient.address),
    deceased: textOf(patient.deceasedDateTime),
    allergies: titlesOf(entries, 'AllergyIntolerance'),
    flags: titlesOf(entries, 'Flag'),
  };
}

function titlesOf(entries: readonly TimelineEntry[], type: string): readonly string[] {
  return [...new Set(entries.filter((entry) => entry.type === type).map(({ title }) => title))].sort();
}
