import { odsCodeSystem } from '@causeway/domain';
import type { Resource } from '../resource.js';

/** A preference to be shown as a Consent. */
export interface SharingConsent {
  readonly person: string;
  /** ODS code of the organisation that shares out, or into which is shared. */
  readonly organisation: string;
  readonly direction: 'out' | 'in';
  readonly decision: 'yes' | 'no';
  /** ISO instant of the newest word. */
  readonly since: string;
  readonly source: 'patient' | 'proxy' | 'organisation-policy';
  /** Reference of the form or note that proves it. */
  readonly evidence?: string;
}

const policyAddress = 'https://causeway.example/policy/sharing';

/**
 * The Consent (IHE PCF, basic) that says what a preference says. Sharing in is told by naming the organisation as the recipient too, so
 * that `readConsent` and what follows it come back to the same preference.
 */
export function consentResource(preference: SharingConsent): Resource {
  const { person, organisation, direction, decision, since, source, evidence } = preference;
  const patient = { reference: `Patient/${person}` };
  const place = { type: 'Organization', identifier: { system: odsCodeSystem, value: organisation } };
  return {
    resourceType: 'Consent',
    meta: { profile: ['https://profiles.ihe.net/ITI/PCF/StructureDefinition/IHE.PCF.consentBasic'] },
    status: 'active',
    scope: concept('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'),
    category: [concept('http://loinc.org', '59284-0')],
    patient,
    dateTime: since,
    ...(source === 'patient' ? { performer: [patient] } : {}),
    organization: [place],
    ...(evidence === undefined ? {} : { sourceReference: { display: evidence } }),
    policy: [{ uri: policyAddress }],
    provision: {
      type: decision === 'yes' ? 'permit' : 'deny',
      ...(direction === 'out' ? {} : { actor: [recipient(place)] }),
      purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }],
    },
  };
}

function recipient(reference: object): object {
  return { role: concept('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP'), reference };
}

function concept(system: string, code: string): object {
  return { coding: [{ system, code }] };
}
