import type { Ajv, FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { isObject, type JsonObject } from '../parse-resource.js';
import { isSafeNarrative } from './narrative.js';

/** A group of `value[x]` in the schema. */
interface Choice {
  readonly name: string;
  readonly required: boolean;
  readonly names: readonly string[];
}

/**
 * The rules that R4's JSON schema cannot say, as keywords of the schema that scripts/fhir-definitions.mjs wrote: `needs` (a primitive
 * that must be there, or its extension), `choices` (one `value[x]`), `targets` (what a reference may be to), `narrative` (safe XHTML).
 */
export function addOwnKeywords(ajv: Ajv): Ajv {
  const keywords: readonly FuncKeywordDefinition[] = [
    { keyword: 'needs', type: 'object', schemaType: 'array', validate: needs },
    { keyword: 'choices', type: 'object', schemaType: 'array', validate: choices },
    { keyword: 'targets', type: 'object', schemaType: 'array', errors: false, validate: isToTarget },
    { keyword: 'narrative', type: 'string', schemaType: 'boolean', errors: false, validate: isNarrative },
  ];
  for (const keyword of keywords) ajv.addKeyword(keyword);
  return ajv;
}

const needs: SchemaValidateFunction = (names: readonly string[], data: JsonObject) => {
  const missing = names.filter((name) => !isThere(data, name));
  needs.errors = missing.map((name) => ({ keyword: 'needs', params: { name } }));
  return missing.length === 0;
};

const choices: SchemaValidateFunction = (groups: readonly Choice[], data: JsonObject) => {
  const wrong = groups.filter((group) => !isOneThere(data, group));
  choices.errors = wrong.map(({ name }) => ({ keyword: 'choices', params: { name } }));
  return wrong.length === 0;
};

function isOneThere(data: JsonObject, { names, required }: Choice): boolean {
  const count = names.filter((name) => isThere(data, name)).length;
  return count === 1 || (count === 0 && !required);
}

function isThere(data: JsonObject, name: string): boolean {
  return Object.hasOwn(data, name) || Object.hasOwn(data, `_${name}`);
}

/** Whether a reference, where it names a type, names one of `targets`. Fragments, `urn:`s and logical references say none. */
function isToTarget(targets: readonly string[], data: unknown): boolean {
  if (!isObject(data)) return true;
  const named = [data.type, typeOfAddress(data.reference)].filter((type) => typeof type === 'string');
  return named.every((type) => targets.includes(type));
}

const relativeAddress = /^([A-Z][A-Za-z]+)[/?]/;
const absoluteAddress =
  /^https?:.*\/([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/** The type of resource that the address of a reference names: `Patient/1`, `https://…/Patient/1/_history/2`, `Patient?identifier=…`. */
function typeOfAddress(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  return (relativeAddress.exec(address) ?? absoluteAddress.exec(address))?.[1];
}

function isNarrative(_schema: boolean, data: unknown): boolean {
  return typeof data === 'string' && isSafeNarrative(data);
}
