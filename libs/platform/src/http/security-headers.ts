import { type RequestHandler } from 'express';

/** The style exception is Swagger UI's; everything it loads is ours. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Answers hold personal data: nobody may guess their type or keep them; the one page may load nothing from elsewhere. */
export function securityHeaders(pagePath: string): RequestHandler {
  return (request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    if (request.url.startsWith(pagePath)) response.setHeader('Content-Security-Policy', PAGE_POLICY);
    next();
  };
}
