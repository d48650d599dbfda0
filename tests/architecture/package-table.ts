/**
 * The packages and which of them each may import, from the ground up: a package may import only packages that stand above its own
 * line, so there is no cycle. The same table in words stands in CONTRIBUTING.md.
 */
export const packageTable: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  choices: ['domain'],
  engine: ['domain'],
  region: ['domain'],
  linkage: ['domain', 'engine'],
  release: ['domain', 'choices', 'engine', 'linkage'],
  fhir: ['domain'],
  record: ['domain', 'choices', 'fhir'],
  web: ['domain', 'choices', 'fhir', 'record', 'release'],
  cli: ['domain', 'choices', 'engine', 'region', 'linkage', 'release', 'fhir', 'record', 'web'],
};
