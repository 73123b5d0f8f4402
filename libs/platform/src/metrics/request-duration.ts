import { type Request, type RequestHandler } from 'express';
import { type Histogram } from 'prom-client';
import { type Metrics } from './metrics.service.js';

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const UNKNOWN_ROUTE = 'none';

type Observe = Histogram.Internal<'method' | 'route' | 'status'>;

/** Measures every request by its route's pattern: a label per path would grow without bound. */
export function requestDuration(metrics: Metrics): RequestHandler {
  const histogram = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_SECONDS,
  });
  // prom-client hashes its labels at every look-up; their combinations are few.
  const series = new Map<string, Observe>();

  return (request, response, next) => {
    const started = performance.now();
    response.once('close', () => {
      const route = patternOf(request);
      const key = `${request.method} ${route} ${response.statusCode}`;
      let observe = series.get(key);
      if (observe === undefined) {
        observe = histogram.labels({ method: request.method, route, status: response.statusCode });
        series.set(key, observe);
      }
      observe.observe((performance.now() - started) / 1000);
    });
    next();
  };
}

function patternOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : UNKNOWN_ROUTE;
}
