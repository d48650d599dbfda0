import type { ExcludedCategory } from '../excluded-code-set.js';

/**
 * Assisted fertilisation, in vitro and otherwise: the law (Human Fertilisation and Embryology Act 1990,
 * section 33A) forbids disclosure.
 */
export const assistedFertilisation: ExcludedCategory = {
  name: 'assisted-fertilisation',
  source:
    'RCGP sensitive data set, "assisted conception and in vitro fertilisation (IVF)"; ICD-10 N98, Z31.1–Z31.3; OPCS-4 Q13, Q48, Y96',
  codes: {
    'snomed-ct': [
      ['63487001', 'Assisted fertilisation'],
      ['52637005', 'In vitro fertilisation (test tube ovum fertilisation)'],
      ['10231000132102', 'In vitro fertilisation pregnancy'],
    ],
    'read-v2': [
      ['7E0A', 'Introduction of gamete into uterine cavity'],
      ['ZV261', '[V]Artificial insemination'],
    ],
    'icd-10': [
      ['N98', 'Complications associated with artificial fertilisation'],
      [
        'Z31.1-Z31.3',
        'Artificial insemination, in vitro fertilisation, other assisted fertilisation methods',
      ],
    ],
    'opcs-4': [
      ['Q13', 'Introduction of gamete into uterine cavity'],
      ['Q38.3', 'Endoscopic intrafallopian transfer of gametes'],
      ['Q48', 'Oocyte recovery'],
      ['Y96', 'In vitro fertilisation'],
    ],
  },
};
