import type { Resource } from '@causeway/fhir';

/** A resource as it was found in a file. */
export interface FoundResource {
  readonly resource: Resource;
  /** Which line of the file, or which entry of the Bundle, from 1. */
  readonly place: number;
}

/** Resources that are taken in together, and how they name each other. */
export interface ResourceGroup {
  /** The file they are of, as it was named. */
  readonly file: string;
  readonly found: readonly FoundResource[];
  /** Places where no resource could be read: no JSON, or no resource of FHIR. */
  readonly unreadable: readonly number[];
  /** `Type/id` of what a reference leads to; undefined where it leads to nothing that has an id here. */
  readonly target: (reference: string) => string | undefined;
  /** Bytes of the file behind this group. */
  readonly bytes: number;
}

const relative =
  /^(?:https?:\/\/\S{1,200}\/)?([A-Z][A-Za-z]{2,40}\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/** What a relative or absolute reference leads to, `Type/id`. Source: FHIR R4, References, literal references. */
export function literalTarget(reference: string): string | undefined {
  return relative.exec(reference)?.[1];
}
