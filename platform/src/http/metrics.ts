import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const duration = new Histogram({
  name: 'leitwerk_http_request_duration_seconds',
  help: 'Duration of requests by route',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

/** Measures every request by its route, never by its address: ids would make endless series. */
export function measure(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500)
      request.log.warn(
        { route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'answered with an error',
      );
  });
}

/** In the text format of Prometheus. */
export const metricsText = async (): Promise<{ readonly text: string; readonly type: string }> => ({
  text: await registry.metrics(),
  type: registry.contentType,
});
