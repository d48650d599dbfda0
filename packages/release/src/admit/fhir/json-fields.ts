/**
 * An object of JSON of which nothing is known. FHIR from outside is read through this and not through interfaces of its resources: an
 * interface would claim a shape that no one has checked, and of some hundred fields a resource may have only a few are ever looked at.
 */
export type Fields = Readonly<Record<string, unknown>>;

const nothing: Fields = {};

/** Whether the value is an object of JSON. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that the value is; an empty one where it is none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : nothing;
}

/** The objects in the list that the value is; none where it is no list. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The text that the value is, without the blanks around it; '' where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
