import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueState } from '../job/job-queue.ts';

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

const jobs = new Gauge({
  name: 'leitwerk_jobs',
  help: 'Jobs by state: waiting, delayed, running, dead',
  labelNames: ['state'],
  registers: [registry],
});
const oldestJob = new Gauge({
  name: 'leitwerk_jobs_oldest_waiting_seconds',
  help: 'For how long the oldest waiting job has been due',
  registers: [registry],
});

/**
 * In the text format of Prometheus.
 * @param state of the queue; null while it cannot be told: then its figures are missing rather than old
 */
export async function metricsText(state: QueueState | null): Promise<{ readonly text: string; readonly type: string }> {
  jobs.reset();
  oldestJob.remove();
  if (state) {
    for (const name of ['waiting', 'delayed', 'running', 'dead'] as const) jobs.set({ state: name }, state[name]);
    oldestJob.set(state.oldestSeconds ?? 0);
  }
  return { text: await registry.metrics(), type: registry.contentType };
}
