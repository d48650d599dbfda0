/**
 * The kinds of direct identifier a FHIR Patient may hold that are never read into a table. The summary of an
 * extract says how many Patient resources held each kind, and nothing else of them.
 */
export const directIdentifierKinds = [
  'name',
  'telecom',
  'address-line',
  'photo',
  'contact',
  'other-identifier',
] as const;

/** One kind of direct identifier that is counted and never read. */
export type DirectIdentifierKind = (typeof directIdentifierKinds)[number];
