import type { ExcludedCategory } from '../excluded-code-set.js';

/** Imprisonment and release from prison. */
export const imprisonment: ExcludedCategory = {
  name: 'imprisonment',
  source:
    'NHS England, GP extract: sensitive codes that are not extracted, "imprisonment"; ICD-10 Z65.1, Z65.2',
  codes: {
    'snomed-ct': [['105568001', 'In prison']],
    'read-v2': [
      ['13H9', 'Imprisonment record'],
      ['13HQ', 'In prison'],
      ['6992', 'Prison medical examination'],
    ],
    'icd-10': [
      ['Z65.1', 'Imprisonment and other incarceration'],
      ['Z65.2', 'Problems related to release from prison'],
    ],
  },
};
