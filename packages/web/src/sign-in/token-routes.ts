import { ok } from '@causeway/domain';
import type { JWK } from 'jose';
import type { OpenRoute } from '../running/route.js';
import type { TokenEndpoint } from './client-credentials.js';
import { publicKey } from './own-key.js';
import { smartConfiguration } from './smart-configuration.js';

/** What the routes by which systems sign in are made of. */
export interface TokenRouteParts {
  readonly endpoint: TokenEndpoint;
  readonly tokenKey: JWK;
  readonly origin: () => string;
}

const type = 'application/json; charset=utf-8';

/** The routes by which systems find the token endpoint and use it. Its refusals are those of OAuth (RFC 6749, 5.2). */
export function tokenRoutes({ endpoint, tokenKey, origin }: TokenRouteParts): readonly OpenRoute[] {
  const document = (path: string, content: () => unknown): OpenRoute => ({
    door: 'open',
    method: 'GET',
    path,
    handle: async () => ok({ status: 200, type, body: JSON.stringify(content()) }),
  });
  return [
    document('/.well-known/smart-configuration', () => smartConfiguration(origin())),
    document('/fhir/R4/.well-known/smart-configuration', () => smartConfiguration(origin())),
    document('/auth/jwks', () => ({ keys: [publicKey(tokenKey)] })),
    {
      door: 'open',
      method: 'POST',
      path: '/auth/token',
      handle: async ({ body }) => {
        const form = new URLSearchParams(typeof body === 'string' ? body : '');
        const given = await endpoint(form);
        const status = !('error' in given) ? 200 : given.error === 'invalid_client' ? 401 : 400;
        return ok({ status, type, body: JSON.stringify(given) });
      },
    },
  ];
}
