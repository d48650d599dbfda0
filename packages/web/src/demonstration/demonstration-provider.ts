import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { securityHeaders } from '../answer/security-headers.js';
import type { ShowPage } from '../pages/open-pages.js';
import type { RandomBytes } from '../running/server-parts.js';
import type { DemonstrationParts } from './demonstration-parts.js';
import { demonstrationClient, demonstrationPath } from './demonstration-path.js';
import { isPersona, type Persona } from './persona.js';
import { personaClaims } from './persona-claims.js';
import { answerInteraction } from './persona-interaction.js';
import { providerAdapter } from './provider-adapter.js';

/** What the demonstration provider is made of. */
export interface DemonstrationProviderParts {
  readonly demonstration: DemonstrationParts;
  readonly tokenKey: JWK;
  readonly randomBytes: RandomBytes;
  /** The address of this server, without a slash at its end. */
  readonly origin: string;
  readonly callback: string;
  readonly show: ShowPage;
}

/** Seconds; a sign-in lasts a working day, and choosing a persona a quarter of an hour at most. */
const [dayLong, moment] = [8 * 60 * 60, 15 * 60];

/**
 * An OpenID Connect provider whose users are the personas and who asks nobody for a password. It speaks the same protocol as a real one,
 * so the demonstration signs in the way an organisation's staff would. Answers requests under `demonstrationPath` on the bare connection.
 */
export function demonstrationProvider(
  parts: DemonstrationProviderParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const provider = new Provider(`${parts.origin}${demonstrationPath}`, configuration(parts));
  const answer = provider.callback();
  return async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const url = request.url ?? '/';
    // The provider finds where it is mounted by what was cut off the front of the address.
    Object.assign(request, { originalUrl: url, url: url.slice(demonstrationPath.length) || '/' });
    if (!(await answerInteraction({ provider, show: parts.show, ...parts.demonstration }, request, response)))
      await answer(request, response);
  };
}

type Configuration = NonNullable<ConstructorParameters<typeof Provider>[1]>;

function configuration(parts: DemonstrationProviderParts): Configuration {
  const { demonstration, tokenKey, randomBytes, callback } = parts;
  const claimsOf = (persona: Persona) => ({ ...personaClaims(persona, demonstration), sub: persona });
  return {
    adapter: providerAdapter,
    clients: [
      {
        client_id: demonstrationClient,
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...tokenKey, alg: 'ES256', use: 'sig' }] } as Configuration['jwks'] & object,
    cookies: {
      keys: [Buffer.from(randomBytes(32)).toString('base64url')],
      names: {
        session: 'demonstration',
        interaction: 'demonstration-choice',
        resume: 'demonstration-resume',
      },
    },
    claims: { openid: ['sub', ...claimNames] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) =>
      isPersona(id)
        ? { accountId: id, claims: () => claimsOf(id) as ReturnType<typeof claimsOf> & { sub: string } }
        : undefined,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${demonstrationPath}/interaction/${uid}` },
    loadExistingGrant: grantWithoutAsking,
    ttl: {
      AccessToken: moment,
      AuthorizationCode: 60,
      Grant: dayLong,
      IdToken: moment,
      Interaction: moment,
      Session: dayLong,
    },
    renderError: (context, { error }) => {
      context.type = 'text/plain';
      context.body = `The demonstration sign-in could not go on: ${error}. Begin again at /sign-in.\n`;
    },
  };
}

const claimNames: readonly string[] = [
  'nhsid_useruid',
  'selected_roleid',
  'nhsid_nrbac_roles',
  'act',
  'nhs_number',
  'identity_proofing_level',
  'vot',
  'patient',
];

/** The one client is this server, which nobody has to be asked about. */
const grantWithoutAsking: NonNullable<Configuration['loadExistingGrant']> = async (context) => {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({
    ...(client === undefined ? {} : { clientId: client.clientId }),
    ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
  });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
};
