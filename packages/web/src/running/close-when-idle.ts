import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Gives a way to stop the server: it takes no new connection, finishes the requests under way, and then cuts every connection that is
 * left. Without the last, one that was opened and never used (browsers do so) would keep the server for a minute (Node 20, headersTimeout).
 */
export function closeWhenIdle(app: FastifyInstance): () => Promise<void> {
  let underWay = 0;
  let wake: () => void = () => undefined;
  app.addHook('onRequest', (_request, reply, done) => {
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
      wake();
    });
    done();
  });
  const idle = async () => {
    while (underWay > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return async () => {
    const closed = app.close().then(() => undefined);
    while (app.server.listening) await setImmediate();
    await idle();
    app.server.closeAllConnections();
    await closed;
  };
}
