import { type RequestHandler } from 'express';
import { type Logger } from 'pino';
import { pathOf } from '../http/problem.filter.js';
import { requestIdOf } from '../http/request-id.js';

const PROBE = /^\/(?:health|metrics)(?:\/|$)/;

/**
 * One line per request when it is over: no headers, no query, no body.
 * Not pino-http: it makes a child logger and serialises headers for every request, which nobody reads here.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.once('close', () => {
      const path = pathOf(request);
      const level = PROBE.test(path) ? 'debug' : 'info';
      if (!logger.isLevelEnabled(level)) return;
      logger[level](
        {
          method: request.method,
          path,
          status: response.statusCode,
          ms: Math.round((performance.now() - started) * 100) / 100,
          request_id: requestIdOf(response),
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
