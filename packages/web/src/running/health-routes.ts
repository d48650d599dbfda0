import { ok } from '@causeway/domain';
import type { Answer } from '../answer/answer.js';
import type { Metrics } from './metrics.js';
import type { OpenRoute } from './route.js';
import type { ReadinessCheck } from './server-parts.js';

/** What the routes that watch over a server look at. */
export interface HealthRouteParts {
  readonly readiness: () => Promise<readonly ReadinessCheck[]>;
  readonly metrics: Metrics;
  readonly version: string;
}

/**
 * The routes for who runs the server: `/healthz` (the process answers), `/readyz` (it can take requests, and what is missing where it
 * cannot), `/metrics`.
 */
export function healthRoutes({ readiness, metrics, version }: HealthRouteParts): readonly OpenRoute[] {
  const route = (path: string, answer: () => Promise<Answer>): OpenRoute => ({
    door: 'open',
    method: 'GET',
    path,
    handle: async () => ok(await answer()),
  });
  return [
    route('/healthz', async () => json(200, { status: 'ok', version })),
    route('/readyz', async () => {
      const checks = await readiness();
      const isReady = checks.every(({ ready }) => ready);
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not-ready', checks });
    }),
    route('/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })),
  ];
}

function json(status: number, content: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(content) };
}
