/** A code of a code system. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const reason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const interaction = 'http://hl7.org/fhir/restful-interaction';
const balp = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';

/** The codes of IHE BALP that an AuditEvent here has. */
export const auditCodes = {
  source: { system: dicom, code: '110153', display: 'Source Role ID' },
  destination: { system: dicom, code: '110152', display: 'Destination Role ID' },
  application: { system: dicom, code: '110150', display: 'Application' },
  custodian: {
    system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
    code: 'custodian',
    display: 'Custodian',
  },
  decider: {
    system: 'http://terminology.hl7.org/CodeSystem/extra-security-role-type',
    code: 'authserver',
    display: 'authorization server',
  },
  consent: { system: 'http://hl7.org/fhir/resource-types', code: 'Consent', display: 'Consent' },
  recipient: { system: participation, code: 'IRCP', display: 'information recipient' },
  author: { system: participation, code: 'AUT', display: 'author (originator)' },
  provider: {
    system: 'http://terminology.hl7.org/CodeSystem/v3-RoleClass',
    code: 'PROV',
    display: 'healthcare provider',
  },
  server: {
    system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
    code: '4',
    display: 'Application Server',
  },
  person: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
  systemObject: {
    system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
    code: '2',
    display: 'System Object',
  },
  patient: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
  domainResource: {
    system: 'http://terminology.hl7.org/CodeSystem/object-role',
    code: '4',
    display: 'Domain Resource',
  },
  query: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '24', display: 'Query' },
} as const satisfies Readonly<Record<string, Coding>>;

/** What an action of the access log is as an AuditEvent. */
export interface AuditPattern {
  /** The profile of IHE BALP it follows, where there is one. */
  readonly profile?: string;
  readonly type: Coding;
  readonly subtype: readonly Coding[];
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  /** 0 done, 8 refused. Source: FHIR R4, AuditEventOutcome. */
  readonly outcome: '0' | '8';
  /** Which way the data went: to the user, or from the user; a deletion has a keeper instead, a refusal who decided. */
  readonly direction: 'out' | 'in' | 'delete' | 'decision';
}

const rest: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
  code: 'rest',
  display: 'Restful Operation',
};
const done = { type: rest, outcome: '0' } as const;
const disclose: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
  code: 'disclose',
  display: 'Disclose Record Lifecycle Event',
};

function restful(code: string): readonly Coding[] {
  return [{ system: interaction, code, display: code }];
}

const operation: AuditPattern = { ...done, subtype: restful('operation'), action: 'E', direction: 'in' };

/** By action of the access log. Source: IHE Basic Audit Log Patterns 1.1, FHIR R4. */
const patternByAction: Readonly<Record<string, AuditPattern>> = {
  create: {
    ...done,
    profile: `${balp}PatientCreate`,
    subtype: restful('create'),
    action: 'C',
    direction: 'in',
  },
  read: { ...done, profile: `${balp}PatientRead`, subtype: restful('read'), action: 'R', direction: 'out' },
  update: {
    ...done,
    profile: `${balp}PatientUpdate`,
    subtype: restful('update'),
    action: 'U',
    direction: 'in',
  },
  delete: {
    ...done,
    profile: `${balp}PatientDelete`,
    subtype: restful('delete'),
    action: 'D',
    direction: 'delete',
  },
  search: {
    ...done,
    profile: `${balp}PatientQuery`,
    subtype: restful('search'),
    action: 'E',
    direction: 'out',
  },
  export: {
    profile: `${balp}PrivacyDisclosure.Source`,
    type: { system: dicom, code: '110106', display: 'Export' },
    subtype: [disclose],
    action: 'R',
    outcome: '0',
    direction: 'out',
  },
  denied: {
    profile: `${balp}AuthZconsent`,
    type: { system: dicom, code: '110113', display: 'Security Alert' },
    subtype: [{ system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType', code: 'AuthZ-Consent' }],
    action: 'E',
    outcome: '8',
    direction: 'decision',
  },
  'break-glass': {
    type: { system: dicom, code: '110113', display: 'Security Alert' },
    subtype: [{ system: dicom, code: '110127', display: 'Emergency Override Started' }],
    action: 'E',
    outcome: '0',
    direction: 'in',
  },
  'log-read': {
    type: { system: dicom, code: '110101', display: 'Audit Log Used' },
    subtype: restful('operation'),
    action: 'R',
    outcome: '0',
    direction: 'out',
  },
};

/** What an action of the access log is as an AuditEvent; one that has no pattern of its own is an operation. */
export function auditPatternOf(action: string): AuditPattern {
  return Object.hasOwn(patternByAction, action) ? (patternByAction[action] ?? operation) : operation;
}

/** Causeway's purposes of use in the words of HL7. */
const reasonByPurpose: Readonly<Record<string, string>> = {
  'direct-care': 'TREAT',
  'patient-access': 'PATRQT',
  safeguarding: 'THREAT',
  planning: 'HSYSADMIN',
  research: 'HRESCH',
  audit: 'HQUALIMP',
  'public-health': 'PUBHLTH',
  'legal-duty': 'HLEGAL',
  'break-glass': 'BTG',
};

/** The system of Causeway's own purposes of use. */
export const purposeSystem = 'https://causeway.example/CodeSystem/purpose-of-use';

/** A purpose of use as codes: HL7's where it has one, and Causeway's own. */
export function purposeCodings(purpose: string): readonly Coding[] {
  const code = Object.hasOwn(reasonByPurpose, purpose) ? reasonByPurpose[purpose] : undefined;
  const own = { system: purposeSystem, code: purpose };
  return code === undefined ? [own] : [{ system: reason, code }, own];
}
