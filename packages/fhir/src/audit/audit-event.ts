import { odsCodeSystem } from '@causeway/domain';
import type { Resource } from '../resource.js';
import type { AccessRow, InclusionProof } from './access-row.js';
import { type AuditPattern, auditCodes, auditPatternOf, type Coding, purposeCodings } from './audit-code.js';

/** Whom the row is about, and where the record stands. */
export interface AuditContext {
  /** The id of the person. */
  readonly person: string;
  /** The address of the API. */
  readonly base: string;
}

const userSystem = 'https://causeway.example/Id/user';
const roleSystem = 'https://causeway.example/CodeSystem/role';
const proofAddress = 'https://causeway.example/StructureDefinition/inclusion-proof';

/**
 * The AuditEvent of a row of the access log, after the patterns of IHE BALP, with the proof that it stands in the log as an extension.
 * It holds identifiers and codes only: no name, and no query as it was asked, for the log keeps none.
 */
export function auditEventOf(row: AccessRow, context: AuditContext): Resource {
  const pattern = auditPatternOf(row.action);
  const purpose = row.basis === 'break-glass' ? 'break-glass' : row.purpose;
  return {
    resourceType: 'AuditEvent',
    id: `${row.log}-${row.sequence}`.replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(-64),
    ...(pattern.profile === undefined ? {} : { meta: { profile: [pattern.profile] } }),
    ...(row.proof === undefined ? {} : { extension: [proofExtension(row.proof, row)] }),
    type: pattern.type,
    subtype: pattern.subtype,
    action: pattern.action,
    recorded: row.at,
    outcome: pattern.outcome,
    purposeOfEvent: [{ coding: purposeCodings(purpose) }],
    agent: agents(row, pattern, context),
    source: { site: context.base, observer: { display: 'Causeway' }, type: [auditCodes.server] },
    entity: entities(row, context.person),
  };
}

function agents(row: AccessRow, pattern: AuditPattern, { base }: AuditContext): readonly object[] {
  const server = { display: 'Causeway' };
  const client = { identifier: { system: userSystem, value: `${row.user} (client)` } };
  const address = { network: { address: base, type: '5' } };
  const [ofServer, ofClient] = machineRoles[pattern.direction];
  const user = {
    type: { coding: [isReading(pattern) ? auditCodes.recipient : auditCodes.author] },
    role: [{ coding: [{ system: roleSystem, code: row.role }] }],
    who: { identifier: { system: userSystem, value: row.user } },
    requestor: true,
  };
  return [
    { type: { coding: [ofServer] }, who: server, requestor: false, ...address },
    { type: { coding: [ofClient] }, who: client, requestor: false },
    user,
    ...(row.organisation === undefined ? [] : [organisationAgent(row.organisation)]),
  ];
}

function isReading({ direction }: AuditPattern): boolean {
  return direction === 'out' || direction === 'decision';
}

/** What the server and the client were in it: data goes from the source to the destination. */
const machineRoles: Readonly<Record<AuditPattern['direction'], readonly [Coding, Coding]>> = {
  out: [auditCodes.source, auditCodes.destination],
  in: [auditCodes.destination, auditCodes.source],
  delete: [auditCodes.custodian, auditCodes.application],
  decision: [auditCodes.decider, auditCodes.application],
};

function organisationAgent(odsCode: string): object {
  return {
    type: { coding: [auditCodes.provider] },
    who: { type: 'Organization', identifier: { system: odsCodeSystem, value: odsCode } },
    requestor: false,
  };
}

function entities(row: AccessRow, person: string): readonly object[] {
  const { person: type, patient: role } = auditCodes;
  const subject = { type, role, what: { reference: `Patient/${person}` }, detail: details(row) };
  return [
    subject,
    ...(row.action === 'search' ? [queryEntity(row)] : []),
    ...(row.action === 'denied' ? [consentEntity] : []),
    ...dataEntities(row),
  ];
}

/** The pattern names the Consent that decided; here it is the choices in force, of which each version is in the log. */
const consentEntity = { type: auditCodes.consent, what: { display: 'The choices in force' } };

/** The decision: on what ground, by which row of the table, in what kinds of data. */
function details(row: AccessRow): readonly object[] {
  const kinds = row.kinds.join(', ');
  return [
    { type: 'basis', valueString: row.basis },
    ...(row.row === undefined ? [] : [{ type: 'decision-row', valueString: String(row.row) }]),
    ...(kinds === '' ? [] : [{ type: 'kinds', valueString: kinds }]),
  ];
}

/** The pattern asks for the query; the log keeps of it only what types were looked for, since a search can say much about a person. */
function queryEntity(row: AccessRow): object {
  const query = Buffer.from(`Search of ${row.kinds.join(', ')}; its parameters are not kept.`).toString(
    'base64',
  );
  return { type: auditCodes.systemObject, role: auditCodes.query, query };
}

function dataEntities({ entries, kinds }: AccessRow): readonly object[] {
  const [kind, ...others] = kinds;
  const { systemObject: type, domainResource: role } = auditCodes;
  return entries.map((id) => ({
    type,
    role,
    what:
      kind !== undefined && others.length === 0
        ? { reference: `${kind}/${id}` }
        : { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` } },
  }));
}

function proofExtension(proof: InclusionProof, row: AccessRow): object {
  return {
    url: proofAddress,
    extension: [
      { url: 'log', valueString: row.log },
      { url: 'sequence', valueInteger: row.sequence },
      { url: 'text', valueString: proof.text },
      { url: 'salt', valueString: proof.salt },
      ...proof.hashes.map((hash) => ({ url: 'hash', valueString: hash })),
      { url: 'checkpoint', valueString: proof.checkpoint },
    ],
  };
}
