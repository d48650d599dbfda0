import { isObject } from '../parse-resource.js';
import { listOf, textOf } from './element-values.js';
import type { ElementPath } from './search-parameter.js';

/**
 * The texts under which a coded value can be found: `system|code`, `*|code` (of any system), `|code` (of none) and `system|*` (any
 * code). Never empty for a value that has a code or a system.
 */
export function tokenTexts(value: unknown, path: ElementPath): readonly string[] {
  if (path.datatype === 'CodeableConcept') {
    return listOf(isObject(value) ? value.coding : undefined).flatMap(codingTexts);
  }
  if (path.datatype === 'Coding') return codingTexts(value);
  if (path.datatype === 'Identifier') return identifierTexts(value);
  if (path.datatype === 'ContactPoint')
    return codeTexts(undefined, isObject(value) ? value.value : undefined);
  if (path.datatype === 'deceased') return codeTexts(undefined, String(isDeceased(value)));
  return codeTexts(path.argument, typeof value === 'boolean' ? String(value) : value);
}

/** The texts of an Identifier: as of a token. */
export function identifierTexts(value: unknown): readonly string[] {
  return isObject(value) ? codeTexts(value.system, value.value) : [];
}

function codingTexts(value: unknown): readonly string[] {
  return isObject(value) ? codeTexts(value.system, value.code) : [];
}

function codeTexts(system: unknown, code: unknown): readonly string[] {
  const [space, word] = [textOf(system), textOf(code)];
  if (space === undefined) return word === undefined ? [] : [`|${word}`, `*|${word}`];
  return word === undefined ? [`${space}|*`] : [`${space}|${word}`, `*|${word}`, `${space}|*`];
}

function isDeceased(patient: unknown): boolean {
  if (!isObject(patient)) return false;
  return patient.deceasedDateTime !== undefined || patient.deceasedBoolean === true;
}

const relativeSpelling = /^([A-Z]\w+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/.*)?$/;

/**
 * What a Reference (or canonical address) leads to: `Type/id`, or the whole address where it leads elsewhere; undefined where it leads
 * nowhere from outside (a contained resource, an identifier alone), or not to the type the path asks for.
 */
export function referenceText(value: unknown, path: ElementPath): string | undefined {
  const address = textOf(isObject(value) ? value.reference : value);
  if (address === undefined || address.startsWith('#')) return undefined;
  const relative = relativeSpelling.exec(address)?.[1] ?? address;
  return path.argument === undefined || relative.startsWith(`${path.argument}/`) ? relative : undefined;
}

const nameParts = ['text', 'family', 'given', 'prefix', 'suffix'];
const addressParts = ['text', 'line', 'city', 'district', 'state', 'country', 'postalCode'];

/** The texts of a string, HumanName or Address, each part for itself, as written. */
export function stringTexts(value: unknown, path: ElementPath): readonly string[] {
  if (!isObject(value)) return listOf(textOf(value)) as readonly string[];
  const parts = path.datatype === 'Address' ? addressParts : nameParts;
  return parts
    .flatMap((part) => listOf(value[part]))
    .filter((text) => textOf(text) !== undefined) as string[];
}

/** `text` as strings are compared: lower case, without accents, spaces made one. Source: FHIR R4, Search, 3.1.1.4.8 string. */
export function normalisedString(text: string): string {
  const plain = /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}
