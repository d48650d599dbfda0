import { codeSystemOf } from '@causeway/choices';
import { fieldsOf, listOf, textOf } from './json-fields.js';

/** A code, and the URI of the system that it is of; '' where the source names none. */
export interface Coding {
  readonly system: string;
  readonly code: string;
}

/**
 * The coding of a CodeableConcept that stands for it: the first of SNOMED CT (the dictionary of medicines and devices is part of it), else
 * the first that has a code; undefined where none has. The concept's text is never read: people write names into it.
 */
export function preferredCoding(concept: unknown): Coding | undefined {
  const codings = listOf(fieldsOf(concept).coding)
    .map(codingOf)
    .filter((coding) => coding !== undefined);
  return codings.find(({ system }) => codeSystemOf(system) === 'snomed-ct') ?? codings[0];
}

/** The code of a Coding; undefined where it has none. */
export function codingOf(coding: unknown): Coding | undefined {
  const { system, code } = fieldsOf(coding);
  const text = textOf(code);
  return text === '' ? undefined : { system: textOf(system), code: text };
}
