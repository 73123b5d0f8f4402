import { type Server } from 'node:http';
import { AppError } from '@app/domain';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type RequestHandler } from 'express';
import { type HealthRegistry } from '../health/health-registry.service.js';

const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;
const RETRY_AFTER_SECONDS = 2;

/**
 * From the first moment of a shutdown: readiness says no and the sockets drain. Nest then closes the server, which waits
 * for the requests under way, and only then lets the modules close what those requests use.
 */
export function drainOnShutdown(app: NestExpressApplication, health: HealthRegistry): void {
  const adapter = app.getHttpAdapter();
  const closing = adapter.beforeClose?.bind(adapter);
  // Module hooks would come later, one module after another, each taking its time.
  adapter.beforeClose = (): unknown => {
    health.setShuttingDown();
    drain(app.getHttpServer());
    return closing?.() as unknown;
  };
}

/** Nest's own `return503OnClosing` answers in plain text and ahead of the request id. */
export function refuseWhileShuttingDown(health: HealthRegistry): RequestHandler {
  return (request, response, next) => {
    if (!health.isShuttingDown) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    if (request.path.startsWith('/health')) next();
    else
      next(
        new AppError('unavailable', 'shutting_down', 'The service is shutting down.', {
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        }),
      );
  };
}

/** A kept-alive socket would hold the server open long after its last answer. */
function drain(server: Server): void {
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  idle.unref();
  deadline.unref();
  server.once('close', () => {
    clearInterval(idle);
    clearTimeout(deadline);
  });
}
