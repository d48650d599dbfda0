/** What canonical JSON can be made of. A member that is undefined is left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/**
 * The one spelling of `value` as JSON: members sorted by name, no space, as RFC 8785 has it. Our numbers are whole, for which the
 * language's own spelling is the one the standard prescribes.
 */
export function canonicalJson(value: object): string {
  return write(value as JsonValue);
}

function write(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  return `{${Object.keys(value).sort().flatMap(memberOf(value)).join(',')}}`;
}

function memberOf(object: { readonly [name: string]: JsonValue | undefined }): (name: string) => string[] {
  return (name) => {
    const value = object[name];
    return value === undefined ? [] : [`${JSON.stringify(name)}:${write(value)}`];
  };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
