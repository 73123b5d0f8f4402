import { AppError } from '@app/domain';
import { type RequestHandler } from 'express';

/** RFC 9112 3.2: a request of HTTP/1.1 without Host is malformed. */
export function requireHost(): RequestHandler {
  return (request, _, next) => {
    if (request.headers.host === undefined && request.httpVersionMinor === 1)
      next(new AppError('malformed', 'missing_host', 'The Host header is missing.'));
    else next();
  };
}
