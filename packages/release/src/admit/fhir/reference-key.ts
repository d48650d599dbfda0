import { nhsNumberSystem } from '@causeway/domain';
import { fieldsOf, textOf } from './json-fields.js';

/** What a reference leads to: the type of resource, and the server on which a relative reference is meant. */
export interface ReferenceTarget {
  readonly type: string;
  /**
   * The base address of the server, ending in a slash, or '' where none is known. Undefined where all files are of one server, and its
   * addresses are left out of keys.
   */
  readonly base: string | undefined;
}

const urn = /^urn:(?:uuid|oid):[A-Za-z0-9.-]{1,64}$/;
const address =
  /^(https?:\/\/\S{1,200}\/)?([A-Z][A-Za-z]{2,40})\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
const conditional = /^([A-Z][A-Za-z]{2,40})\?identifier=([^&]{1,300})$/;

/**
 * The text by which the resource of this type that a Reference leads to is known in the extract; '' where it leads to none that could be
 * there. Two references to one resource may have two keys: see `resourceKeys`.
 *
 * A business identifier of a person is no key, except the NHS number: keys go into tables. Source: FHIR R4, References, Bundle
 * (resolving references), RESTful API (conditional references).
 */
export function referenceKey(reference: unknown, target: ReferenceTarget): string {
  const { reference: text, identifier } = fieldsOf(reference);
  const written = textOf(text);
  if (written !== '') return keyOfText(written, target);
  const { system, value } = fieldsOf(identifier);
  return identifierKey(target.type, textOf(system), textOf(value));
}

/** The key of the resource of this type with that business identifier; '' where it may be none. */
export function identifierKey(type: string, system: string, value: string): string {
  const isAllowed = type === 'Organization' || system === nhsNumberSystem;
  return isAllowed && value !== '' ? `${type}?${system}|${value}` : '';
}

/** The key of the resource of this type and id. */
export function idKey(type: string, id: string, base: string | undefined): string {
  return `${base ?? ''}${type}/${id}`;
}

/** The server's base address in the address of a resource (a Bundle entry's fullUrl); '' where it is none. */
export function baseOf(fullUrl: string): string {
  return address.exec(fullUrl)?.[1] ?? '';
}

/** Whether the text is a key of its own, without a server: `urn:uuid:…`, `urn:oid:…`. */
export function isUrn(text: string): boolean {
  return urn.test(text);
}

function keyOfText(text: string, { type, base }: ReferenceTarget): string {
  if (isUrn(text)) return text;
  const parts = address.exec(text);
  if (parts !== null) {
    const [, server, named, id = ''] = parts;
    return named === type ? idKey(type, id, base === undefined ? undefined : (server ?? base)) : '';
  }
  const [, named, identifier = ''] = conditional.exec(text) ?? [];
  if (named !== type) return '';
  const [system = '', value = ''] = decoded(identifier).split('|');
  return identifierKey(type, system, value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
