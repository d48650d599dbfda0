import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Answers requests on the bare connection. */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Gives every request under `path` to another server's handler, its body unread. The handler is made at the first request, when the address
 * of the server is known.
 */
export function mountRaw(app: FastifyInstance, path: string, make: () => Promise<RawHandler>): void {
  let handler: Promise<RawHandler> | undefined;
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.all(`${path}/*`, async (request, reply) => {
      reply.hijack();
      handler ??= make();
      const answer = await handler;
      return answer(request.raw, reply.raw);
    });
    done();
  });
}
