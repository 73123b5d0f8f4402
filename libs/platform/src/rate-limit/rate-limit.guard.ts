import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@app/domain';
import { type Request } from 'express';
import { callerOf } from '../auth/caller.js';
import { PUBLIC } from '../auth/public.js';
import { TokenBuckets } from './token-buckets.js';

/** Counts by API key, or by the client's address where the service is open. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly buckets: TokenBuckets,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route) === true) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const caller = callerOf(request);
    const wait = this.buckets.take(caller === undefined ? `address ${request.ip ?? ''}` : `key ${caller.name}`);
    if (wait !== undefined)
      throw new AppError('rate_limited', 'rate_limited', 'There were too many requests; wait before the next.', wait);
    return true;
  }
}
