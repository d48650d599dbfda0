import type { Resource } from '@causeway/fhir';

/** What a reference becomes; undefined leaves it as it is. */
export type ReferenceMapping = (reference: string) => string | undefined;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function rewritten(value: unknown, mapping: ReferenceMapping): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, mapping));
  // Whatever is not plain (a number that keeps its own text) has no reference within.
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) =>
      name === 'reference' && typeof item === 'string'
        ? [name, mapping(item) ?? item]
        : [name, rewritten(item, mapping)],
    ),
  );
}

/** The resource with every `reference` mapped, those of contained resources and extensions too. Source: FHIR R4, References. */
export function rewriteReferences(resource: Resource, mapping: ReferenceMapping): Resource {
  return rewritten(resource, mapping) as Resource;
}
