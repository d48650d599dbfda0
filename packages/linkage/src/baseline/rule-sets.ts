import { samePostcodeLevels } from '../compare/postcode-comparison.js';
import type { RuleSet } from './rule-set.js';

const exactDate = ['exact', 'exact_default'];
const sameNumber = ['same', 'same_in_history'];
const noConflict = ['missing', 'one_edit', 'differs_unconfirmed', ...sameNumber];

/** The three steps by which Hospital Episode Statistics made one patient of many episodes. */
export const hesid: RuleSet = {
  name: 'hesid',
  title: 'HES Patient ID',
  source:
    'NHS Digital, "Replacement of the HES Patient ID" (2009), steps 1 and 3. Step 2 (local patient id, postcode, date of birth, sex within a provider) finds nothing here, where a local id is one record already.',
  steps: [
    {
      name: 'NHS number, date of birth and sex',
      accepts: { number: sameNumber, date_of_birth: exactDate, sex: ['same'] },
    },
    {
      name: 'date of birth (not 1 January), postcode and sex, with no conflicting NHS number',
      accepts: {
        number: noConflict,
        date_of_birth: ['exact'],
        postcode: samePostcodeLevels,
        sex: ['same'],
      },
    },
  ],
};

/** A trace against the people whose numbers are known, as the Master Person Service does it, without its use of names. */
export const mpsLike: RuleSet = {
  name: 'mps-like',
  title: 'MPS-like trace',
  source:
    'NHS England, "The Master Person Service" (2023): cross-check trace, then a trace by demographics that needs a single candidate. Its scores on names cannot be had without names.',
  steps: [
    {
      name: 'cross-check: NHS number and date of birth, of which one part may differ',
      accepts: {
        number: sameNumber,
        date_of_birth: [
          ...exactDate,
          'day_month_swapped',
          'one_digit',
          'day_or_month',
          'year_one_digit',
          'year_only',
        ],
      },
    },
    {
      name: 'date of birth, postcode and sex, with a single candidate',
      accepts: {
        number: ['missing', 'one_edit', 'differs_unconfirmed'],
        date_of_birth: exactDate,
        postcode: samePostcodeLevels,
        sex: ['same'],
      },
      onlyCandidate: true,
    },
  ],
};

/** The rule sets that ship, for comparison with the model. */
export const ruleSets: readonly RuleSet[] = [hesid, mpsLike];
