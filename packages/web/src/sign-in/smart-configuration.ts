/** The discovery document of SMART, for a server at this address. Source: SMART App Launch 2.2, conformance. */
export function smartConfiguration(origin: string): Readonly<Record<string, unknown>> {
  return {
    issuer: origin,
    jwks_uri: `${origin}/auth/jwks`,
    token_endpoint: `${origin}/auth/token`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    scopes_supported: ['system/*.rs', 'system/*.cruds'],
    code_challenge_methods_supported: ['S256'],
    capabilities: ['client-confidential-asymmetric', 'permission-v1', 'permission-v2'],
  };
}
