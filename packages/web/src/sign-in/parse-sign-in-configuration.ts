import { roles } from '@causeway/choices';
import { err, ok, type Problem, parseOdsCode, problem, type Result } from '@causeway/domain';
import { isObject } from '@causeway/fhir';
import { isLoopback } from '../demonstration/demonstration-allowed.js';
import type { SignInConfiguration } from './sign-in-configuration.js';
import { parseSmartScope } from './smart-scope.js';

/** What a field has to be: in words for who wrote the file, and as a check. */
interface FieldRule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  readonly isOptional?: true;
}

type FieldRules = Readonly<Record<string, FieldRule>>;

const text: FieldRule = { expected: 'text', holds: (value) => typeof value === 'string' && value !== '' };
const optionalText: FieldRule = { ...text, isOptional: true };
const address: FieldRule = {
  expected: 'an https address, or an http one of this machine',
  holds: isSafeAddress,
};
const anyList: FieldRule = { expected: 'a list', holds: Array.isArray, isOptional: true };

const odsCode: FieldRule = {
  expected: 'an ODS code in capitals',
  holds: (value) => {
    const code = isText(value) ? parseOdsCode(value) : undefined;
    return code?.ok === true && code.value === value;
  },
};

const fileFields: FieldRules = {
  publicAddress: { ...address, isOptional: true },
  organisation: { ...odsCode, isOptional: true },
  issuers: anyList,
  clients: anyList,
};

const issuerFields: FieldRules = {
  name: text,
  for: { expected: 'staff or patient', holds: (value) => value === 'staff' || value === 'patient' },
  issuer: address,
  audience: text,
  clientId: text,
  clientSecret: optionalText,
  clientKey: {
    expected: 'a private key as a JWK, with its alg',
    holds: (value) => isObject(value) && typeof value.d === 'string' && typeof value.alg === 'string',
    isOptional: true,
  },
  scope: {
    expected: 'scopes with blanks between, openid among them',
    holds: (value) => typeof value === 'string' && value.split(' ').includes('openid'),
  },
  acceptedAssurance: { expected: 'a list of values of acr', holds: isListOf(isText), isOptional: true },
  roles: {
    expected: `a role for each job role: ${roles.join(', ')}`,
    holds: (value) => isObject(value) && Object.values(value).every(isRole),
    isOptional: true,
  },
};

const clientFields: FieldRules = {
  id: text,
  organisation: odsCode,
  jwks: {
    expected: 'public keys (a JWKS), none of them private',
    holds: (value) => isObject(value) && isListOf(isPublicKey)(value.keys),
  },
  scopes: {
    expected: 'a list of system scopes of SMART, such as system/Patient.rs',
    holds: isListOf((value) => isText(value) && parseSmartScope(value)?.context === 'system'),
  },
};

/**
 * The configuration of sign-in in the JSON of its file. A field that is not known is refused: it might be a rule, misspelled, that would
 * then not hold. Error: CW-WEB-015, with the field and what was expected of it; never what it held.
 */
export function parseSignInConfiguration(json: unknown): Result<SignInConfiguration, Problem> {
  const file = isObject(json) ? json : undefined;
  const fault =
    faultIn(json, fileFields, 'the file') ??
    faultInList(file?.issuers, issuerFields, 'issuers') ??
    faultInList(file?.clients, clientFields, 'clients') ??
    faultOfPatients(json);
  if (fault !== undefined) return err(fault);
  return ok({ issuers: [], clients: [], ...(json as Partial<SignInConfiguration>) });
}

/** Who signs in with NHS login is traced by their number, and a trace is by an organisation. */
function faultOfPatients(json: unknown): Problem | undefined {
  const file = isObject(json) ? json : undefined;
  const issuers: readonly unknown[] = Array.isArray(file?.issuers) ? file.issuers : [];
  const hasPatients = issuers.some((issuer) => isObject(issuer) && issuer.for === 'patient');
  const expectation = 'the ODS code of who runs this server was expected, for patients sign in here.';
  return hasPatients && file?.organisation === undefined
    ? wrong('the file.organisation', expectation)
    : undefined;
}

function faultInList(list: unknown, rules: FieldRules, path: string): Problem | undefined {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const faults = items.map((item, index) => faultIn(item, rules, `${path}[${index}]`));
  return faults.find((each) => each !== undefined);
}

function faultIn(value: unknown, rules: FieldRules, path: string): Problem | undefined {
  if (!isObject(value)) return wrong(path, 'an object was expected.');
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined)
    return wrong(path, `it has a field that is not one of ${Object.keys(rules).join(', ')}.`);
  for (const [name, { expected, holds, isOptional }] of Object.entries(rules)) {
    const field = value[name];
    const isFine = field === undefined ? isOptional === true : holds(field);
    if (!isFine) return wrong(`${path}.${name}`, `${expected} was expected.`);
  }
  return undefined;
}

function wrong(path: string, expectation: string): Problem {
  return problem('CW-WEB-015', {
    path,
    detail: `In the configuration of sign-in, at ${path}: ${expectation}`,
  });
}

function isSafeAddress(value: unknown): boolean {
  const url = isText(value) ? URL.parse(value) : null;
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isListOf(holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length > 0 && value.every(holds);
}

function isRole(value: unknown): boolean {
  return (roles as readonly unknown[]).includes(value);
}

function isPublicKey(value: unknown): boolean {
  return isObject(value) && isText(value.kty) && value.kty !== 'oct' && value.d === undefined;
}
