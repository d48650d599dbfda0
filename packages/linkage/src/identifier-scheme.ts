/** `nhs`: ten digits with a modulus-11 check digit; `none`: an opaque identifier, which only a second record can confirm. */
export type IdentifierScheme = 'nhs' | 'none';
