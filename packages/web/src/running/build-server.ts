import { ok } from '@causeway/domain';
import type { FastifyInstance } from 'fastify';
import { demonstrationPath } from '../demonstration/demonstration-path.js';
import { ownAudience } from '../demonstration/mint-persona-token.js';
import { exportJobs } from '../export/export-jobs.js';
import { exportRoutes } from '../export/export-routes.js';
import { fhirRoutes } from '../fhir/fhir-routes.js';
import { openPages, type ShowPage } from '../pages/open-pages.js';
import { authenticate, boundAskerOf, sessionCookie } from '../sign-in/authenticate.js';
import { browserIssuers, demonstrationIssuer } from '../sign-in/browser-issuers.js';
import { browserRoutes, callbackPath } from '../sign-in/browser-routes.js';
import type { SignedInUser } from '../sign-in/claims.js';
import { tokenEndpoint } from '../sign-in/client-credentials.js';
import { codeFlow, type PendingSignIn } from '../sign-in/code-flow.js';
import { cookieOf } from '../sign-in/cookie.js';
import { findOwnPerson } from '../sign-in/find-own-person.js';
import { sessionStore } from '../sign-in/session-store.js';
import { tokenRoutes } from '../sign-in/token-routes.js';
import { tokenVerifier } from '../sign-in/token-verifier.js';
import { trustedIssuers } from '../sign-in/trusted-issuers.js';
import { answerRequest } from './answer-request.js';
import { buildApp } from './build-app.js';
import { closeWhenIdle } from './close-when-idle.js';
import { healthRoutes } from './health-routes.js';
import { startMetrics } from './metrics.js';
import { mountRaw } from './mount-raw.js';
import type { Route } from './route.js';
import type { ServerParts } from './server-parts.js';

/** A server put together and not yet listening. */
export interface BuiltServer {
  readonly app: FastifyInstance;
  readonly routes: readonly Route[];
  /** Says how the server is reached, once that is known. */
  setOrigin(origin: string): void;
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60_000;
/** A browser left open is signed out: somebody else may sit down at it. */
const idleMs = 30 * 60_000;
const defaultLimits = { bodyBytes: 16 * 1024 * 1024, urlCharacters: 8000 };

/** Puts the parts of a server together, every route of it, without listening: what tests inject requests into. */
export async function buildServer(parts: ServerParts): Promise<BuiltServer> {
  let origin = parts.signIn.publicAddress?.replace(/\/$/, '') ?? 'http://localhost';
  const metrics = startMetrics(parts.gauges ?? (() => []));
  const jobs = exportJobs({ ...parts, folder: parts.exportFolder });
  const signIn = await signInParts(parts, () => origin);
  const pages = openPages(parts, signIn);
  const base = () => `${origin}/fhir/R4`;
  const routes: readonly Route[] = [
    ...healthRoutes({ ...parts, metrics }),
    ...signIn.routes(pages.show),
    ...pages.routes,
    ...exportRoutes(jobs),
    ...fhirRoutes({ base, ...parts }),
  ];
  const app = await buildApp({
    ...parts,
    routes,
    metrics,
    limits: { ...defaultLimits, ...parts.limits },
    answer: (route, request) =>
      answerRequest(
        { ...parts, base, authenticate: signIn.authenticate, pages: pages.parts },
        route,
        request,
      ),
    rateKey: ({ headers, ip }) => {
      const key = cookieOf(headers.cookie, sessionCookie);
      return signIn.sessions.find(key) === undefined ? ip : String(key);
    },
    problemPage: pages.problem,
  });
  const close = closeWhenIdle(app);
  const { demonstration } = parts;
  if (demonstration !== undefined) {
    mountRaw(app, demonstrationPath, async () => {
      // Loaded when somebody signs in: no other server needs it, and it warns of Node 20 as soon as it is.
      const { demonstrationProvider } = await import('../demonstration/demonstration-provider.js');
      return demonstrationProvider({
        ...parts,
        demonstration,
        origin,
        callback: `${origin}${callbackPath}`,
        show: pages.show,
      });
    });
  }
  return {
    app,
    routes,
    setOrigin: (found) => {
      origin = found;
    },
    close: async () => {
      await close();
      await jobs.close();
    },
  };
}

async function signInParts(parts: ServerParts, origin: () => string) {
  const { clock, randomBytes, record, tokenKey } = parts;
  const sessions = sessionStore<SignedInUser>({
    clock,
    randomBytes,
    lifetimeMs: dayMs / 3,
    idleMs,
    most: 20_000,
  });
  const pending = sessionStore<PendingSignIn>({ clock, randomBytes, lifetimeMs: dayMs / 144, most: 20_000 });
  const issuers = await browserIssuers(parts.signIn.issuers);
  const allIssuers = () =>
    parts.demonstration === undefined ? issuers : [...issuers, demonstrationIssuer(origin())];
  const flow = codeFlow({ pending, sessions, randomBytes, callback: () => `${origin()}${callbackPath}` });
  const endpoint = tokenEndpoint({
    clients: parts.signIn.clients,
    tokenKey,
    clock,
    randomBytes,
    audience: ownAudience,
    address: () => `${origin()}/auth/token`,
  });
  const verifier = tokenVerifier(
    trustedIssuers(parts.signIn, tokenKey, parts.demonstration !== undefined),
    clock,
  );
  const authenticateParts = {
    verifier,
    sessions,
    clock,
    findPerson: findOwnPerson(record, parts.signIn.organisation),
  };
  return {
    sessions,
    authenticate: authenticate.bind(undefined, authenticateParts),
    askerOf: async (user: SignedInUser) => {
      const bound = await boundAskerOf(authenticateParts, user, undefined);
      return bound.ok ? ok(bound.value.asker) : bound;
    },
    routes: (show: ShowPage) => [
      ...browserRoutes({ issuers: allIssuers, flow, sessions, origin, show }),
      ...tokenRoutes({ endpoint, tokenKey, origin }),
    ],
  };
}
