export type { DemonstrationParts } from './demonstration/demonstration-parts.js';
export type { PersonaTokenParts } from './demonstration/mint-persona-token.js';
export { mintPersonaToken } from './demonstration/mint-persona-token.js';
export type { Persona } from './demonstration/persona.js';
export { isPersona, personas } from './demonstration/persona.js';
export { personaRole, personaTitle } from './demonstration/persona-claims.js';
export type { RunningServer } from './running/serve.js';
export { serve } from './running/serve.js';
export type {
  Gauge,
  LogParts,
  RandomBytes,
  ReadinessCheck,
  RequestLimits,
  ServerParts,
} from './running/server-parts.js';
export { parseSignInConfiguration } from './sign-in/parse-sign-in-configuration.js';
export type {
  ClientConfiguration,
  IssuerConfiguration,
  SignInConfiguration,
} from './sign-in/sign-in-configuration.js';
