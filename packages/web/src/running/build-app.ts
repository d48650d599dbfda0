import { type Problem, problem } from '@causeway/domain';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { type Answer, refusalAnswer } from '../answer/answer.js';
import { frameworkProblem } from '../answer/framework-problem.js';
import { ProblemError } from '../answer/problem-error.js';
import { securityHeaders } from '../answer/security-headers.js';
import { allowedMethods } from './allowed-methods.js';
import { takeBodies } from './body-parsers.js';
import { faultTrace } from './fault-trace.js';
import type { Metrics } from './metrics.js';
import { refuseBrokenHttp } from './refuse-broken-http.js';
import type { Route } from './route.js';
import type { LogParts, RandomBytes, RequestLimits } from './server-parts.js';

/** What the framework is set up with. */
export interface AppParts {
  readonly routes: readonly Route[];
  /** Answers a request of a route; it does not throw but for faults of ours. */
  readonly answer: (route: Route, request: FastifyRequest) => Promise<Answer>;
  readonly randomBytes: RandomBytes;
  readonly log: LogParts;
  readonly metrics: Metrics;
  readonly limits: RequestLimits;
  /** Whose requests are counted together where a route is limited: those of a session, else of an address. */
  readonly rateKey: (request: FastifyRequest) => string;
  /** The page that tells somebody at `path` of a problem. */
  readonly problemPage: (path: string, found: Problem) => Answer;
}

/** The server without its address: every route of the table, and a refusal for whatever is none. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { log, limits } = parts;
  const app = Fastify({
    logger: { level: log.level, base: null, stream: { write: log.write } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(parts.randomBytes),
    bodyLimit: limits.bodyBytes,
    // A path that is too long is refused below, and an id that is too long is simply not found.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: limits.urlCharacters },
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, frameworkProblem(error)),
    clientErrorHandler: refuseBrokenHttp,
    // What is under way when the server stops is finished, so no connection is turned away while it does.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
  takeBodies(app, limits);
  observe(app, parts);
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => parts.rateKey(request),
    errorResponseBuilder: () => new ProblemError(problem('CW-WEB-025')),
  });
  app.setErrorHandler((error, request, reply) => {
    const found = frameworkProblem(error);
    if (found.category === 'fault') request.log.error({ trace: faultTrace(error) }, 'fault');
    return refuse(parts, { request, reply }, found);
  });
  app.setNotFoundHandler((request, reply) => refuseUnknown(parts, request, reply));
  for (const route of parts.routes) addRoute(app, route, parts);
  return app;
}

/** Ids of requests that no two servers share, without drawing randomness for each: some of it once, then a number. */
function requestIds(randomBytes: RandomBytes): () => string {
  const server = Buffer.from(randomBytes(8)).toString('hex');
  let requests = 0;
  return () => {
    requests += 1;
    return `${server}-${requests}`;
  };
}

function addRoute(app: FastifyInstance, route: Route, { answer }: AppParts): void {
  const limit = 'limit' in route ? route.limit : undefined;
  app.route({
    method: route.method,
    url: route.path,
    ...(limit === undefined
      ? {}
      : { config: { rateLimit: { max: limit.most, timeWindow: limit.withinMs } } }),
    handler: async (request, reply) => send(reply, await answer(route, request)),
  });
}

function observe(app: FastifyInstance, { metrics, limits }: AppParts): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    if (request.url.length > limits.urlCharacters) await sendProblem(reply, problem('CW-WEB-009'));
  });
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 1000) / 1000,
    };
    metrics.count(line);
    request.log.info(line, 'answered');
  });
}

function refuseUnknown(parts: AppParts, request: FastifyRequest, reply: FastifyReply) {
  const methods = allowedMethods(parts.routes, request.url.split('?')[0] ?? '');
  if (methods.length === 0) return refuse(parts, { request, reply }, problem('CW-WEB-004'));
  reply.header('allow', methods.join(', '));
  return refuse(parts, { request, reply }, problem('CW-WEB-005'));
}

/** A person is shown a page, a program an OperationOutcome. */
function refuse(
  { problemPage }: AppParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  found: Problem,
): FastifyReply {
  const wantsPage =
    request.headers.accept?.includes('text/html') === true && !request.url.startsWith('/fhir/');
  return wantsPage
    ? send(reply, problemPage(request.url.split('?')[0] ?? '/', found))
    : sendProblem(reply, found);
}

function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  return send(reply, refusalAnswer(found));
}

function send(reply: FastifyReply, { status, headers, body, stream, type }: Answer): FastifyReply {
  for (const [name, value] of Object.entries(headers ?? {})) reply.header(name, value);
  reply.code(status);
  const content = stream ?? body;
  if (content === undefined) return reply.send();
  return reply.header('content-type', type ?? 'application/fhir+json; charset=utf-8').send(content);
}
