import { localIdSystem, nhsNumberSystem, odsCodeSystem } from '@causeway/domain';
import type { Coding } from '../contacts/coding.js';

/** A resource as it is written: FHIR R4 JSON. */
export type FhirResource = Readonly<Record<string, unknown>> & {
  readonly resourceType: string;
  readonly id: string;
};

/** The identifier of an organisation. Source: UK Core. */
export function odsIdentifier(ods: string): unknown {
  return { system: odsCodeSystem, value: ods };
}

/** The identifier of a person. Source: UK Core. */
export function nhsNumberIdentifier(nhsNumber: string): unknown {
  return { system: nhsNumberSystem, value: nhsNumber };
}

/** The identifier that an organisation gave a person; the system is our own, the organisation stands as its assigner. */
export function localIdentifier(ods: string, localId: string): unknown {
  return { system: localIdSystem, value: localId, assigner: referenceTo('Organization', ods) };
}

/** Where an entry comes from: the organisation whose record it is of. */
export function sourceOf(ods: string): string {
  return `${odsCodeSystem}#${ods}`;
}

/** A reference to another resource of the record. */
export function referenceTo(type: string, id: string): unknown {
  return { reference: `${type}/${id}` };
}

/** A code with its words. */
export function concept({ system, code, display }: Coding): unknown {
  return { coding: [{ system, code, display }], text: display };
}

/** A code of one of HL7's own systems. */
export function hl7Concept(system: string, code: string): unknown {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] };
}
