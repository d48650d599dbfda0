import { Counter, Histogram, openMetricsContentType, Gauge as PrometheusGauge, Registry } from 'prom-client';
import type { Gauge } from './server-parts.js';

/** One answered request, as far as a metric may know it: nothing of its address but the template. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** The figures of one server. */
export interface Metrics {
  count(request: AnsweredRequest): void;
  /** All figures in the text format of OpenMetrics 1.0. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds; from a read that hits the cache to a transaction of a whole record. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const labelNames = ['method', 'route', 'status'] as const;

/** Begins to count. `gauges` is asked each time the figures are. */
export function startMetrics(gauges: () => readonly Gauge[]): Metrics {
  const registry = new Registry<typeof openMetricsContentType>();
  registry.setContentType(openMetricsContentType);
  const registers = [registry];
  const requests = new Counter({
    name: 'causeway_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: 'causeway_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route'] as const,
    buckets,
    registers,
  });
  return {
    contentType: openMetricsContentType,
    count({ method, route, status, milliseconds }) {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, milliseconds / 1000);
    },
    async text() {
      for (const gauge of gauges()) setGauge(registry, gauge);
      return registry.metrics();
    },
  };
}

function setGauge(registry: Registry<typeof openMetricsContentType>, { name, help, value }: Gauge): void {
  const full = `causeway_${name}`;
  const known = registry.getSingleMetric(full);
  const gauge =
    known instanceof PrometheusGauge
      ? known
      : new PrometheusGauge({ name: full, help, registers: [registry] });
  gauge.set(value);
}
