import type { CodeSystem } from './code-system.js';

/**
 * The plain form of a code, in which two spellings of one code are the same text.
 *
 * Read v2 and CTV3 lose the dots that fill five bytes, Read v2 also the two digits of its term (`9Nu0.`,
 * `9Nu0.00` → `9Nu0`); both keep their case, which tells codes apart. ICD-10 and OPCS-4 lose the dot, dagger
 * and asterisk and are written in capitals. SNOMED CT loses a term written after the code (`86406008 |HIV
 * infection|`).
 */
export function plainCode(system: CodeSystem, code: string): string {
  const text = code.trim();
  switch (system) {
    case 'read-v2':
      return text.replace(/^(.{5})\d\d$/, '$1').replace(/\.+$/, '');
    case 'ctv3':
      return text.replace(/\.+$/, '');
    case 'icd-10':
    case 'opcs-4':
      return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    case 'snomed-ct':
      return text.replace(/\s*\|.*$/, '');
    case 'loinc':
      return text;
  }
}
