import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@app/domain';
import { type Request } from 'express';
import { ApiKeys } from './api-keys.js';
import { rememberCaller } from './caller.js';
import { PUBLIC } from './public.js';
import { SCOPES } from './scopes.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Lets a request through whose key allows what the route asks for. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeys,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route) === true) return true;

    const request = context.switchToHttp().getRequest<Request>();
    const key = keyIn(request);
    if (key === undefined)
      throw new AppError('unauthenticated', 'missing_api_key', 'Send an API key as a bearer token or in X-API-Key.');
    const caller = this.keys.callerOf(key);
    if (caller === undefined) throw new AppError('unauthenticated', 'wrong_api_key', 'The API key is not known.');

    const needed = this.reflector.getAllAndOverride<readonly string[] | undefined>(SCOPES, route) ?? [];
    const lacking = needed.filter((scope) => caller.scopes?.includes(scope) === false);
    if (lacking.length > 0)
      throw new AppError('forbidden', 'missing_scope', `The API key lacks the scope ${lacking.join(' and ')}.`);
    rememberCaller(request, caller);
    return true;
  }
}

function keyIn({ headers }: Request): string | undefined {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const key = headers['x-api-key'];
  return typeof key === 'string' && key !== '' ? key : undefined;
}
