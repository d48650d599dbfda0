import type { ReleaseTerms } from '@causeway/choices';
import { addDays, type LocalDate } from '@causeway/domain';

/** The columns of the linked dataset: all that a release under the default terms may hold. */
const linkedFields = [
  'person_token',
  'year_of_birth',
  'sex',
  'place',
  'imd_decile',
  'registered_gp',
  'ethnic_category',
  'source_ods',
  'source_kind',
  'kind',
  'start_date',
  'end_date',
  'code_system',
  'code',
  'value',
  'unit',
] as const;

const daysKept = 365;

/**
 * The terms a data run works under where none are named: planning by the organisations themselves, in the secure store, with no
 * exemption from any objection, destroyed after a year. They are printed in `run.json`.
 */
export function defaultReleaseTerms(referenceDate: LocalDate): ReleaseTerms {
  return {
    approvedPurpose: 'planning',
    legalBasis: 'UK GDPR Article 6(1)(e) and 9(2)(h)',
    recipient: 'the planners of the organisations that sent the extracts, inside the secure store',
    fields: linkedFields,
    destroyBy: addDays(referenceDate, daysKept),
    // A pseudonymised dataset is still confidential patient information.
    anonymised: false,
  };
}
