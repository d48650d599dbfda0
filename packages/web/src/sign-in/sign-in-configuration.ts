import type { Role } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import type { JWK } from 'jose';

/** An OpenID Connect issuer whose word is taken, and what it is taken for. */
export interface IssuerConfiguration {
  /** How the sign-in page calls it: `NHS CIS2`. */
  readonly name: string;
  readonly for: 'staff' | 'patient';
  /** Its issuer identifier; the discovery document stands under it. */
  readonly issuer: string;
  /** Who bearer tokens of it must be meant for (`aud`). */
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** A private key (JWK with `alg` and `kid`) where the issuer wants `private_key_jwt`, as NHS login does. */
  readonly clientKey?: JWK;
  readonly scope: string;
  /** The values of `acr` that are strong enough; absent where every one is. */
  readonly acceptedAssurance?: readonly string[];
  /** Job role to role, beyond the national ones: `R8001`, or `R8000@RGT` for one organisation alone. */
  readonly roles?: Readonly<Record<string, Role>>;
}

/** A system that signs in for itself (SMART backend services). */
export interface ClientConfiguration {
  readonly id: string;
  readonly organisation: OdsCode;
  /** The public keys its assertions are checked with. */
  readonly jwks: { readonly keys: readonly JWK[] };
  /** The scopes it may be given at most: `system/Patient.rs`. */
  readonly scopes: readonly string[];
}

/** Whose sign-ins are taken. */
export interface SignInConfiguration {
  /** Where people reach this server, when it is not the address it listens on: `https://record.example`. */
  readonly publicAddress?: string;
  /** Who runs this server. It stands in the access log as who traced a patient that signed in, and is needed where patients do. */
  readonly organisation?: OdsCode;
  readonly issuers: readonly IssuerConfiguration[];
  readonly clients: readonly ClientConfiguration[];
}
