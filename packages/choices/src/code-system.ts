/** The systems of clinical codes that the choices know by name. */
export const codeSystems = ['snomed-ct', 'read-v2', 'ctv3', 'icd-10', 'opcs-4', 'loinc'] as const;

/** A system of clinical codes. */
export type CodeSystem = (typeof codeSystems)[number];

/**
 * What sources call each system, in lower case: FHIR URIs, OIDs without their `urn:oid:`, and short names.
 */
const systemByName: ReadonlyMap<string, CodeSystem> = new Map<string, CodeSystem>([
  ['http://snomed.info/sct', 'snomed-ct'],
  ['2.16.840.1.113883.6.96', 'snomed-ct'],
  ['snomed', 'snomed-ct'],
  ['snomed-ct', 'snomed-ct'],
  ['snomed ct', 'snomed-ct'],
  ['snomedct', 'snomed-ct'],
  ['sct', 'snomed-ct'],
  // The identifiers of the dictionary of medicines and devices are SNOMED CT identifiers.
  ['https://dmd.nhs.uk', 'snomed-ct'],
  ['dm+d', 'snomed-ct'],
  ['http://read.info/readv2', 'read-v2'],
  ['2.16.840.1.113883.2.1.6.2', 'read-v2'],
  ['read-v2', 'read-v2'],
  ['read v2', 'read-v2'],
  ['readv2', 'read-v2'],
  ['read2', 'read-v2'],
  ['http://read.info/ctv3', 'ctv3'],
  ['2.16.840.1.113883.6.6', 'ctv3'],
  ['ctv3', 'ctv3'],
  ['read-v3', 'ctv3'],
  ['readv3', 'ctv3'],
  ['http://hl7.org/fhir/sid/icd-10', 'icd-10'],
  ['http://hl7.org/fhir/sid/icd-10-uk', 'icd-10'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'icd-10'],
  ['2.16.840.1.113883.6.3', 'icd-10'],
  ['2.16.840.1.113883.6.90', 'icd-10'],
  ['icd-10', 'icd-10'],
  ['icd10', 'icd-10'],
  ['https://fhir.hl7.org.uk/codesystem/opcs-4', 'opcs-4'],
  ['https://fhir.nhs.uk/id/opcs-4', 'opcs-4'],
  ['opcs-4', 'opcs-4'],
  ['opcs4', 'opcs-4'],
  ['http://loinc.org', 'loinc'],
  ['2.16.840.1.113883.6.1', 'loinc'],
  ['loinc', 'loinc'],
]);

/**
 * The system that `name` names: a FHIR URI (with or without a version after `|` or in its path), an OID or a
 * short name, whatever its case; undefined where it is empty or not known here.
 */
export function codeSystemOf(name: string): CodeSystem | undefined {
  const [unversioned = ''] = name.trim().toLowerCase().split('|');
  const plain = unversioned.replace(/^urn:oid:/, '').replace(/\/+$/, '');
  return plain.startsWith('http://snomed.info/sct/') ? 'snomed-ct' : systemByName.get(plain);
}
