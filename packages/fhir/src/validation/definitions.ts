import { readFileSync } from 'node:fs';
import type { StructureDefinition } from '@medplum/fhirtypes';

/** One definition of the R4 schema as it is kept here, as far as Causeway looks into it. */
export interface SchemaDefinition {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The R4 schema of the types kept here. */
export interface R4Schema {
  readonly $id: string;
  readonly definitions: Readonly<Record<string, SchemaDefinition>>;
}

/**
 * The R4 schema of the types kept here and what they are made of (190 KB), as scripts/fhir-definitions.mjs cut it down. It is the
 * package's own data, read when first needed; nothing else in this package reads a file.
 */
export function readSchema(): R4Schema {
  return readDefinitions('r4-schema.json') as R4Schema;
}

/** The profiles of the same types, with the rules (invariants) of FHIR R4 (390 KB). */
export function readStructureDefinitions(): StructureDefinition[] {
  return readDefinitions('r4-structure-definitions.json') as StructureDefinition[];
}

// The same number of folders down in src and in dist.
function readDefinitions(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../definitions/${name}`, import.meta.url), 'utf8'));
}
