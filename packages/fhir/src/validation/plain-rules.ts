import { isObject, type JsonObject } from '../parse-resource.js';
import type { Resource } from '../resource.js';

/** Tells whether a rule holds for a value within a resource; undefined where its FHIRPath must be asked. */
export type PlainRule = (value: JsonObject, root: Resource) => boolean | undefined;

/**
 * The rules that stand at nearly every element, in plain code: FHIRPath takes longer than all the rest of validation for them. One that
 * answers only the usual case leaves the others to its FHIRPath.
 */
export const plainRules: Readonly<Record<string, PlainRule>> = {
  'dom-2': nothingContained,
  'dom-4': nothingContained,
  'dom-5': nothingContained,
  'ext-1': (value) =>
    has(value, 'extension') !== Object.keys(value).some((name) => /^_?value[A-Z]/.test(name)),
  'ref-1': refersToContained,
  'per-1': isOrdered,
  'qty-3': (value) => !has(value, 'code') || has(value, 'system'),
  'cpt-2': (value) => !has(value, 'value') || has(value, 'system'),
  'att-1': (value) => !has(value, 'data') || has(value, 'contentType'),
  'obs-6': (value) => (Object.hasOwn(value, 'dataAbsentReason') ? undefined : true),
  'obs-7': (value) => (Object.hasOwn(value, 'component') ? undefined : true),
};

function has(value: JsonObject, name: string): boolean {
  return Object.hasOwn(value, name) || Object.hasOwn(value, `_${name}`);
}

function nothingContained(value: JsonObject): true | undefined {
  return Object.hasOwn(value, 'contained') ? undefined : true;
}

/** `#` alone is the resource that contains this one. */
function refersToContained({ reference }: JsonObject, { contained }: Resource): boolean {
  if (typeof reference !== 'string' || !reference.startsWith('#') || reference === '#') return true;
  const id = reference.slice(1);
  return Array.isArray(contained) && contained.some((each) => isObject(each) && each.id === id);
}

/** Not so only where it is sure: of two dates, the parts that both have are compared; of two moments in different zones, FHIRPath is asked. */
function isOrdered({ start, end }: JsonObject): boolean | undefined {
  if (typeof start !== 'string' || typeof end !== 'string') return true;
  const [startZone, endZone] = [start, end].map((text) => /T.*?(Z|[+-]\d\d:\d\d)$/.exec(text)?.[1]);
  if (startZone !== undefined && endZone !== undefined && startZone !== endZone) return undefined;
  const length = Math.min(start.length, end.length, 19);
  return start.slice(0, length) <= end.slice(0, length);
}
