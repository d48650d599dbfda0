import type { ExcludedCategory } from '../excluded-code-set.js';

/**
 * Complaints about care. They have no class in ICD-10, and the SNOMED CT concept differs by edition: a
 * deployment adds its own.
 */
export const complaint: ExcludedCategory = {
  name: 'complaint',
  source: 'NHS England, GP extract: sensitive codes that are not extracted, "complaints"',
  codes: { 'read-v2': [['9U', 'Complaints about care']] },
};
