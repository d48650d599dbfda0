import type { ExcludedCategory } from '../excluded-code-set.js';

/** Convictions and criminal records. */
export const conviction: ExcludedCategory = {
  name: 'conviction',
  source: 'NHS England, GP extract: sensitive codes that are not extracted, "convictions"; ICD-10 Z65.0',
  codes: {
    'snomed-ct': [['266948004', 'Has a criminal record']],
    'icd-10': [
      ['Z65.0', 'Conviction in civil and criminal proceedings without imprisonment'],
      ['Z65.3', 'Problems related to other legal circumstances'],
    ],
  },
};
