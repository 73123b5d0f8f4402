import { type Request } from 'express';
import { type Caller } from './api-keys.js';

const callers = new WeakMap<Request, Caller>();

export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent the request; undefined where the service is open. */
export function callerOf(request: Request): Caller | undefined {
  return callers.get(request);
}

/** Whose request this is: the name of its API key, or `anyone` where the service is open. */
export function clientOf(request: Request): string {
  return callerOf(request)?.name ?? 'anyone';
}
