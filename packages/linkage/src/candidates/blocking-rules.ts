import { sql } from '@causeway/engine';
import { samePostcodeLevels } from '../compare/postcode-comparison.js';
import { yearsDifferInOneDigit } from '../standardise/date-of-birth-sql.js';
import type { BlockingRule } from './blocking-rule.js';

const exactDate = ['exact', 'exact_default'];
const usual = { largestBlock: 200, pairsPerRecord: 30 };

/** The rule for equal numbers, before all others. */
export const sameNumberRule: BlockingRule = {
  name: 'same_number',
  why: 'Equal numbers, in any row of the histories.',
  keys: ['number'],
  largestBlock: 1000,
  pairsPerRecord: 30,
  finds: { number: ['same', 'same_in_history'] },
};

/** The name of the second rule, which joins on what a wrong number may have been. */
export const wrongNumberRule = 'wrong_number_one_edit';

/** Rules on what people are, after those on numbers, in their order. */
export const demographicRules: readonly BlockingRule[] = [
  {
    name: 'date_of_birth_and_postcode',
    why: 'Most records without a number.',
    keys: ['date_of_birth', 'postcode_id'],
    ...usual,
    finds: { date_of_birth: exactDate, postcode: samePostcodeLevels },
  },
  {
    name: 'date_of_birth_sex_and_outward_code',
    why: 'Short moves, and slips in the second half of a postcode.',
    keys: ['date_of_birth', 'sex', 'outward_id'],
    optionalKeys: ['sex'],
    except: sql`l.postcode_id <> r.postcode_id`,
    ...usual,
    finds: {
      date_of_birth: exactDate,
      sex: ['same'],
      postcode: [...samePostcodeLevels, 'sector', 'outward'],
    },
  },
  {
    name: 'date_of_birth_sex_and_practice',
    why: 'No postcode, or a move that kept the practice.',
    keys: ['date_of_birth', 'sex', 'gp_id'],
    optionalKeys: ['sex'],
    except: sql`coalesce(l.outward_id <> r.outward_id, true)`,
    ...usual,
    finds: { date_of_birth: exactDate, sex: ['same'], registered_gp: ['same'] },
  },
  {
    name: 'postcode_and_year_of_birth',
    why: 'Day and month swapped or slipped.',
    keys: ['postcode_id', 'birth_year'],
    except: sql`l.date_of_birth <> r.date_of_birth`,
    ...usual,
    finds: {
      postcode: samePostcodeLevels,
      date_of_birth: [...exactDate, 'day_month_swapped', 'one_digit', 'day_or_month', 'same_year'],
    },
  },
  {
    name: 'postcode_and_birthday',
    why: 'One digit of the year of birth slipped.',
    keys: ['postcode_id', 'birth_month', 'birth_day'],
    except: yearsDifferInOneDigit(sql`l.birth_year`, sql`r.birth_year`),
    ...usual,
    finds: { postcode: samePostcodeLevels, date_of_birth: [...exactDate, 'year_one_digit'] },
  },
  {
    name: 'date_of_birth',
    why: 'A slip in the postcode; only where there are few enough records for a date of birth to say something.',
    keys: ['date_of_birth'],
    except: sql`coalesce(l.postcode_id <> r.postcode_id, true)`,
    largestBlock: 200,
    pairsPerRecord: 1,
    finds: { date_of_birth: exactDate },
  },
];
