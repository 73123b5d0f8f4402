import { Injectable, MethodNotAllowedException, NotFoundException, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type NextFunction, type Request, type Response } from 'express';

/** What this needs of a layer of Express 5's router. */
interface RouteLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): unknown;
}

/**
 * Answers requests that no route took: OPTIONS with what the path takes, 405 where it takes other methods.
 * Nest runs this hook after the routes are registered and before its own 404 handler is.
 */
@Injectable()
export class MethodNotAllowed implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // On the command line there is no HTTP.
    if (!isListening(this.host)) return;
    const express = this.host.httpAdapter.getInstance<{ router: { stack: readonly RouteLayer[] } }>();
    const layers = express.router.stack.filter((layer) => layer.route !== undefined);
    this.host.httpAdapter.use((request: Request, response: Response, next: NextFunction) => {
      const allowed = methodsAt(request.path, layers);
      if (allowed.length === 0) {
        next(new NotFoundException());
        return;
      }
      response.setHeader('Allow', allowed.join(', '));
      if (request.method === 'OPTIONS') response.status(204).end();
      else next(new MethodNotAllowedException());
    });
  }
}

/** Nest types the adapter as always there; in an application context it is null. */
function isListening({ httpAdapter }: { readonly httpAdapter: unknown }): boolean {
  return httpAdapter !== null;
}

function methodsAt(path: string, layers: readonly RouteLayer[]): string[] {
  const methods = layers
    .filter((layer) => layer.match(path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .filter((method) => method !== '_all')
    .map((method) => method.toUpperCase());
  if (methods.length === 0) return [];
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
}
