import type { ExcludedCategory } from '../excluded-code-set.js';

/** Marital status. */
export const maritalStatus: ExcludedCategory = {
  name: 'marital-status',
  source: 'NHS England, GP extract: sensitive codes that are not extracted, "marital status"',
  codes: {
    'snomed-ct': [
      ['125680007', 'Marital status'],
      ['87915002', 'Married'],
      ['36629006', 'Legally married'],
      ['125681006', 'Single person'],
      ['20295000', 'Divorced'],
      ['33553000', 'Widowed'],
      ['13184001', 'Separated'],
      ['14012001', 'Cohabiting'],
    ],
    'read-v2': [['133', 'Marital state']],
    'icd-10': [['Z63.5', 'Disruption of family by separation and divorce']],
    loinc: [['45404-1', 'Marital status']],
  },
};
