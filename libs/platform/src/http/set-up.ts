import { type Server } from 'node:http';
import { type CanActivate, type NestApplicationOptions } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { type Logger as RootLogger } from 'pino';
import { ApiKeyGuard } from '../auth/api-key.guard.js';
import { ApiKeys } from '../auth/api-keys.js';
import { ENV, type Env } from '../config/env.js';
import { HealthRegistry } from '../health/health-registry.service.js';
import { DOCS_PATH } from '../openapi/docs-path.js';
import { ROOT_LOGGER } from '../logging/logging.module.js';
import { requestLog } from '../logging/request-log.js';
import { requestDuration } from '../metrics/request-duration.js';
import { Metrics } from '../metrics/metrics.service.js';
import { RateLimitGuard } from '../rate-limit/rate-limit.guard.js';
import { readJsonBodies } from './body.js';
import { answerClientErrors } from './client-error.js';
import { ProblemFilter } from './problem.filter.js';
import { requestId } from './request-id.js';
import { requireHost } from './require-host.js';
import { securityHeaders } from './security-headers.js';
import { drainOnShutdown, refuseWhileShuttingDown } from './shutdown.js';
import { WireInterceptor } from './wire.interceptor.js';
import { WirePipe } from './wire.pipe.js';

// Longer than the 60 s of usual load balancers, which must not send into a socket that is being closed.
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

/**
 * For `NestFactory.create`: the body is read and the logger set by `setUpHttp`; whoever starts the application says
 * what went wrong before that, without Nest saying it too.
 */
export const HTTP_OPTIONS = {
  bodyParser: false,
  logger: false,
  abortOnError: false,
} as const satisfies NestApplicationOptions;

/** Gives an application the whole of HTTP behaviour; call it before `init` or `listen`. */
export function setUpHttp(app: NestExpressApplication): void {
  const health = app.get(HealthRegistry);
  app.useLogger(app.get(Logger));
  setUpExpress(app);
  setUpServer(app.getHttpServer());
  // From the outside in: what is measured and logged includes what is refused.
  app.use(requestId());
  app.use(requestLog(app.get<RootLogger>(ROOT_LOGGER)));
  app.use(requestDuration(app.get(Metrics)));
  app.use(securityHeaders(DOCS_PATH));
  app.use(refuseWhileShuttingDown(health));
  app.use(requireHost());
  readJsonBodies(app);
  app.useGlobalGuards(...guardsOf(app));
  app.useGlobalPipes(new WirePipe());
  app.useGlobalInterceptors(new WireInterceptor());
  app.useGlobalFilters(app.get(ProblemFilter));
  drainOnShutdown(app, health);
  // Exit code 0, where Nest would else end the process by the signal again.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
}

function setUpExpress(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  // A client could else choose its own address, by which it is counted.
  app.set('trust proxy', false);
  // Answers are not kept by anyone, so hashing each is for nothing.
  app.set('etag', false);
}

function setUpServer(server: Server & { requireHostHeader?: boolean }): void {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  // Node would answer both of these with an empty body.
  server.requireHostHeader = false;
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  answerClientErrors(server);
}

/** A guard that has nothing to guard costs every request a little, so it is left out. */
function guardsOf(app: NestExpressApplication): CanActivate[] {
  const env = app.get<Env>(ENV);
  return [
    ...(app.get(ApiKeys).isEmpty ? [] : [app.get(ApiKeyGuard)]),
    ...(env.RATE_LIMIT_PER_MINUTE === 0 ? [] : [app.get(RateLimitGuard)]),
  ];
}
