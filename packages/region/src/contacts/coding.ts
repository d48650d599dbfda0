/** A code with the system it is of, as FHIR's Coding. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

const systems = {
  snomed: 'http://snomed.info/sct',
  dmd: 'https://dmd.nhs.uk',
  icd10: 'http://hl7.org/fhir/sid/icd-10-uk',
  opcs4: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4',
} as const;

/** A code of SNOMED CT, UK edition. */
export function snomed(code: string, display: string): Coding {
  return { system: systems.snomed, code, display };
}

/** A code of the NHS dictionary of medicines and devices. */
export function medicine(code: string, display: string): Coding {
  return { system: systems.dmd, code, display };
}

/** A code of ICD-10, 5th edition, as used in England. */
export function icd10(code: string, display: string): Coding {
  return { system: systems.icd10, code, display };
}

/** A code of OPCS-4, the classification of interventions and procedures. */
export function opcs4(code: string, display: string): Coding {
  return { system: systems.opcs4, code, display };
}
