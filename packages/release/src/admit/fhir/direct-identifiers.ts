import { nhsNumberSystem } from '@causeway/domain';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

/**
 * The kinds of direct identifier a FHIR Patient may hold that are never read into a table. The summary of an extract says how many Patient
 * resources held each kind, and nothing else of them.
 */
export const directIdentifierKinds = [
  'name',
  'telecom',
  'address-line',
  'photo',
  'contact',
  'narrative',
  'mothers-maiden-name',
  'birth-place',
  'social-security-number',
  'driving-licence-number',
  'passport-number',
  'other-identifier',
] as const;

/** One kind of direct identifier that is counted and never read. */
export type DirectIdentifierKind = (typeof directIdentifierKinds)[number];

/** Identifier types of HL7 v2 table 0203 that have a kind of their own. */
const kindByIdentifierType: ReadonlyMap<string, DirectIdentifierKind> = new Map<string, DirectIdentifierKind>(
  [
    ['SS', 'social-security-number'],
    ['DL', 'driving-licence-number'],
    ['PPN', 'passport-number'],
  ],
);

const kindByExtension: ReadonlyMap<string, DirectIdentifierKind> = new Map<string, DirectIdentifierKind>([
  ['http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName', 'mothers-maiden-name'],
  ['http://hl7.org/fhir/StructureDefinition/patient-birthPlace', 'birth-place'],
]);

/** The kinds of direct identifier that a Patient holds beside its NHS number, each once. */
export function heldDirectIdentifiers(patient: Fields): ReadonlySet<DirectIdentifierKind> {
  const held = new Set<DirectIdentifierKind>([
    ...listOf(patient.identifier).filter(isNotNhsNumber).map(kindOfIdentifier),
    ...listOf(patient.extension).flatMap(({ url }) => kindByExtension.get(textOf(url)) ?? []),
  ]);
  for (const kind of ['name', 'telecom', 'photo', 'contact'] as const)
    if (listOf(patient[kind]).length > 0) held.add(kind);
  if (listOf(patient.address).some(hasLine)) held.add('address-line');
  if (textOf(fieldsOf(patient.text).div) !== '') held.add('narrative');
  return held;
}

function isNotNhsNumber({ system }: Fields): boolean {
  return textOf(system) !== nhsNumberSystem;
}

function kindOfIdentifier({ type }: Fields): DirectIdentifierKind {
  const known = listOf(fieldsOf(type).coding).flatMap(
    ({ code }) => kindByIdentifierType.get(textOf(code)) ?? [],
  );
  return known[0] ?? 'other-identifier';
}

function hasLine({ line, text }: Fields): boolean {
  return (Array.isArray(line) && line.length > 0) || textOf(text) !== '';
}
