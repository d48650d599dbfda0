import type { ExcludedCategory } from '../excluded-code-set.js';

/** Abuse by others: physical, sexual and emotional abuse, neglect, assault, and the fear of them. */
export const abuseByOthers: ExcludedCategory = {
  name: 'abuse-by-others',
  source:
    'NHS England, GP extract: sensitive codes that are not extracted, "abuse (physical, psychological or sexual, by others)"; ICD-10 T74, X85–Y09',
  codes: {
    'snomed-ct': [
      ['386702006', 'Victim of abuse'],
      ['706893006', 'Victim of intimate partner abuse'],
      ['397940009', 'Victim of child abuse'],
      ['371775004', 'Emotional abuse of child'],
      ['422608009', 'Sexual assault'],
    ],
    'read-v2': [
      ['14X', 'History of abuse'],
      ['1J3', 'Suspected child abuse'],
      ['SN55', 'Child maltreatment syndrome'],
      ['TL7', 'Child battering and other maltreatment'],
      ['ZV612', '[V]Child abuse'],
    ],
    'icd-10': [
      ['T74', 'Maltreatment syndromes'],
      ['T76', 'Abuse, neglect and other maltreatment, suspected (ICD-10-CM)'],
      ['X85-Y09', 'Assault, neglect and maltreatment'],
      ['Z04.4-Z04.5', 'Examination after alleged rape, and after other inflicted injury'],
      ['Z61.4-Z61.6', 'Problems related to alleged abuse of a child'],
    ],
  },
};
