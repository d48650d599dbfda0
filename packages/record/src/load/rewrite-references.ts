import { type Resource, withNumberTextsOf } from '@causeway/fhir';

/** What a reference becomes; undefined leaves it as it is. */
export type ReferenceMapping = (reference: string) => string | undefined;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function rewritten(value: unknown, mapping: ReferenceMapping): unknown {
  if (Array.isArray(value))
    return withNumberTextsOf(
      value,
      value.map((item) => rewritten(item, mapping)),
    );
  if (!isObject(value)) return value;
  const entries = Object.fromEntries(
    Object.entries(value).map(([name, item]) =>
      name === 'reference' && typeof item === 'string'
        ? [name, mapping(item) ?? item]
        : [name, rewritten(item, mapping)],
    ),
  );
  return withNumberTextsOf(value, entries);
}

/** The resource with every `reference` mapped, those of contained resources and extensions too. Source: FHIR R4, References. */
export function rewriteReferences(resource: Resource, mapping: ReferenceMapping): Resource {
  return rewritten(resource, mapping) as Resource;
}
