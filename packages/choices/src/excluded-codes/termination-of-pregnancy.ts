import type { ExcludedCategory } from '../excluded-code-set.js';

/** Termination of pregnancy: the procedure, its certificates, counselling, failure and complications. */
export const terminationOfPregnancy: ExcludedCategory = {
  name: 'termination-of-pregnancy',
  source: 'RCGP sensitive data set, "termination of pregnancy"; ICD-10 O04–O08; OPCS-4 Q10, Q11, Q14',
  codes: {
    'snomed-ct': [
      ['386639001', 'Termination of pregnancy'],
      ['57797005', 'Induced termination of pregnancy (disorder)'],
      ['714812005', 'Induced termination of pregnancy'],
      ['285409006', 'Medical termination of pregnancy'],
      ['302375005', 'Operative termination of pregnancy'],
      ['39406005', 'Legally induced abortion'],
      ['10383002', 'Counselling for termination of pregnancy'],
      ['386394001', 'Pregnancy termination care'],
    ],
    'read-v2': [
      ['6776', 'Pregnancy termination counselling'],
      ['8H7W', 'Refer to TOP counselling'],
      ['956', 'HSA1 – therapeutic abortion green form'],
      ['L05', 'Legally induced abortion'],
      ['L06', 'Illegally induced abortion'],
      ['L07', 'Unspecified abortion'],
      ['L08', 'Failed attempted abortion'],
    ],
    'icd-10': [
      ['O04-O08', 'Medical, other and unspecified abortion, failed attempt, complications'],
      ['P96.4', 'Termination of pregnancy, affecting fetus and newborn'],
      ['Z30.3', 'Menstrual extraction'],
      ['Z64.0', 'Problems related to unwanted pregnancy'],
    ],
    // Q10 and Q11 are also used after a miscarriage; a code that may stand for a termination stays out.
    'opcs-4': [
      ['Q10', 'Curettage of uterus'],
      ['Q11', 'Other evacuation of contents of uterus'],
      ['Q14', 'Introduction of abortifacient into uterine cavity'],
    ],
  },
};
