import type { ExcludedCategory } from '../excluded-code-set.js';

/** Gender recognition: the law (Gender Recognition Act 2004, section 22) makes disclosure an offence. */
export const genderRecognition: ExcludedCategory = {
  name: 'gender-recognition',
  source: 'RCGP sensitive data set, "gender reassignment"; ICD-10 F64; OPCS-4 X15',
  codes: {
    'snomed-ct': [
      ['93461009', 'Gender dysphoria'],
      ['87991007', 'Gender identity disorder'],
      ['407374003', 'Transsexual'],
      ['407375002', 'Surgically transgendered transsexual'],
      ['407376001', 'Male-to-female transsexual'],
      ['407377005', 'Female-to-male transsexual'],
      ['12271241000119109', 'Transgender identity'],
      ['719670005', 'Gender confirmation surgery'],
    ],
    'read-v2': [['Eu64', '[X]Gender identity disorders']],
    'icd-10': [['F64', 'Gender identity disorders']],
    'opcs-4': [['X15', 'Operations for sexual transformation']],
  },
};
