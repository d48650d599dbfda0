import type { Role } from '@causeway/choices';
import { err, type OdsCode, ok, type Problem, parseOdsCode, problem, type Result } from '@causeway/domain';
import type { JWTPayload } from 'jose';

/** What a sign-in established, before a single request has said what it is for. */
export interface SignedInUser {
  readonly user: string;
  readonly role: Role;
  readonly organisation: OdsCode | undefined;
  /** Whose own record it is: an id known here, or the number by which the record finds the person; undefined for staff and systems. */
  readonly person: OwnPerson | undefined;
  readonly session: string;
  /** The scopes of the token as written; empty where it has none. */
  readonly scopes: readonly string[];
  /** The purpose the token was given for, where it states one. */
  readonly purpose: string | undefined;
  /** When the user last gave their credentials: seconds since 1970; undefined where the issuer does not say. */
  readonly authenticatedAt: number | undefined;
}

/** How a patient is known: by the id of their Patient resource, or by what NHS login tells. */
export type OwnPerson = { readonly id: string } | { readonly nhsNumber: string; readonly birthDate: string };

/** What the words of an issuer are taken for. */
export interface ClaimsReading {
  readonly for: 'staff' | 'patient' | 'system' | 'demonstration';
  readonly acceptedAssurance?: readonly string[];
  readonly roles?: Readonly<Record<string, Role>>;
  /** The identifier of the session where the claims have none, such as a digest of the token. */
  readonly session: string;
}

/**
 * National job roles and the roles they are here. Source: NHS National RBAC database, job roles (v27.2). Organisations that use one code
 * for several roles configure `CODE@ODS`.
 */
const roleByJobRole: Readonly<Record<string, Role>> = {
  R0260: 'general-practitioner',
  R0270: 'general-practitioner',
  R6200: 'general-practitioner',
  R6300: 'general-practitioner',
  R8000: 'hospital-doctor',
  R8001: 'district-nurse',
  R8003: 'health-adviser',
  R8009: 'receptionist',
  R8008: 'practice-administrator',
  R0001: 'privacy-officer',
};

/**
 * Who signed in, from the claims of their token (or of the ID token and the UserInfo answer together). This is the only place that knows
 * how NHS CIS2 and NHS login write things.
 *
 * Error: CW-WEB-003, where the claims state no role, organisation or person that is known here, or too weak an authentication.
 * Sources: NHS CIS2 Authentication, "Claims and scopes"; NHS login, "Scopes and claims" and "Vectors of trust"; RFC 8693, 4.1 (`act`).
 */
export function userOfClaims(claims: JWTPayload, reading: ClaimsReading): Result<SignedInUser, Problem> {
  const { acceptedAssurance: accepted } = reading;
  if (accepted !== undefined && !accepted.includes(textOf(claims.acr) ?? '')) {
    return err(problem('CW-WEB-003', { path: 'acr', detail: 'The authentication was not strong enough.' }));
  }
  if (reading.for === 'system') return systemUser(claims, reading);
  const isPerson = reading.for === 'patient' || (reading.for === 'demonstration' && 'nhs_number' in claims);
  return isPerson ? personUser(claims, reading) : staffUser(claims, reading);
}

/** NHS CIS2: the roles a user has stand in `nhsid_nrbac_roles`, and which of them they work in now in `selected_roleid`. */
function staffUser(claims: JWTPayload, reading: ClaimsReading): Result<SignedInUser, Problem> {
  const user = textOf(claims.nhsid_useruid) ?? textOf(claims.uid) ?? claims.sub;
  const selected = selectedRole(claims);
  const organisation = parseOdsCode(textOf(selected?.org_code) ?? '');
  if (user === undefined || selected === undefined || !organisation.ok) return err(problem('CW-WEB-003'));
  const role = roleOfJobRole(textOf(selected.role_code) ?? '', organisation.value, reading.roles);
  if (role === undefined) {
    const detail = 'The job role of the sign-in is none that this server knows a role for.';
    return err(problem('CW-WEB-003', { path: 'nhsid_nrbac_roles', detail }));
  }
  return ok({ ...common(claims, reading), user, role, organisation: organisation.value, person: undefined });
}

function selectedRole(claims: JWTPayload): Readonly<Record<string, unknown>> | undefined {
  const roles = listOf(claims.nhsid_nrbac_roles);
  const selected = textOf(claims.selected_roleid);
  if (selected === undefined) return roles.length === 1 ? roles[0] : undefined;
  return roles.find((role) => textOf(role.person_roleid) === selected);
}

/** `S8000:G8000:R8001` is staff group, sub-group and job role; the job role decides. */
function roleOfJobRole(code: string, ods: OdsCode, configured: ClaimsReading['roles']): Role | undefined {
  const job = code.split(':').at(-1) ?? '';
  return own(configured, `${job}@${ods}`) ?? own(configured, job) ?? own(roleByJobRole, job);
}

function own(table: Readonly<Record<string, Role>> | undefined, key: string): Role | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * NHS login: only an identity proved at P9 opens a record. Where somebody acts for the person, `sub` is the person and `act.sub` who acts.
 * An id of a Patient resource (SMART's `patient`) is taken only from an issuer that knows this server, which is the demonstration.
 */
function personUser(claims: JWTPayload, reading: ClaimsReading): Result<SignedInUser, Problem> {
  const actor = isRecord(claims.act) ? textOf(claims.act.sub) : undefined;
  const person = ownPerson(claims, reading);
  if (claims.sub === undefined || person === undefined) return err(problem('CW-WEB-003'));
  if (!isProvedIdentity(claims)) {
    const detail = 'The identity was not proved to the level that opens a health record (P9).';
    return err(problem('CW-WEB-003', { path: 'identity_proofing_level', detail }));
  }
  const role = actor === undefined ? 'patient' : 'proxy';
  return ok({ ...common(claims, reading), user: actor ?? claims.sub, role, organisation: undefined, person });
}

function ownPerson(claims: JWTPayload, reading: ClaimsReading): OwnPerson | undefined {
  const id = textOf(claims.patient);
  if (reading.for === 'demonstration' && id !== undefined) return { id };
  const [nhsNumber, birthDate] = [textOf(claims.nhs_number), textOf(claims.birthdate)];
  return nhsNumber === undefined || birthDate === undefined ? undefined : { nhsNumber, birthDate };
}

/** Two factors, or one held by the issuer as high: `P9.Cp.Cd`, `P9.Cp.Ck`, `P9.Cm`. */
const trustedVectors: readonly string[] = ['P9.Cp.Cd', 'P9.Cp.Ck', 'P9.Cm'];

function isProvedIdentity(claims: JWTPayload): boolean {
  const vector = textOf(claims.vot);
  return claims.identity_proofing_level === 'P9' && vector !== undefined && trustedVectors.includes(vector);
}

/** A token of our own token endpoint: the client is the user, and its organisation that of its registration. */
function systemUser(claims: JWTPayload, reading: ClaimsReading): Result<SignedInUser, Problem> {
  const organisation = parseOdsCode(textOf(claims.organisation) ?? '');
  if (claims.sub === undefined || !organisation.ok) return err(problem('CW-WEB-003'));
  return ok({
    ...common(claims, reading),
    user: claims.sub,
    role: 'system',
    organisation: organisation.value,
    person: undefined,
  });
}

function common(claims: JWTPayload, reading: ClaimsReading) {
  const authenticatedAt = claims.auth_time;
  return {
    session: textOf(claims.sid) ?? claims.jti ?? reading.session,
    scopes: scopesOf(claims),
    purpose: textOf(claims.purpose_of_use),
    authenticatedAt: typeof authenticatedAt === 'number' ? authenticatedAt : undefined,
  };
}

function scopesOf(claims: JWTPayload): readonly string[] {
  return (textOf(claims.scope) ?? '').split(' ').filter((scope) => scope !== '');
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
