import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type Audience, type TriageListener } from '../audience.js';

const listeners = new WeakMap<Request, TriageListener>();

/** From now on the audience of this request has a listener. */
export function listenIn(request: Request, listener: TriageListener): void {
  listeners.set(request, listener);
}

/** The parameter of a route that says who waits for its answer, and when they are gone. */
export const WithAudience = createParamDecorator((_: unknown, context: ExecutionContext): Audience => {
  const http = context.switchToHttp();
  const gone = goneSignal(http.getResponse<Response>());
  return { gone, listener: listeners.get(http.getRequest<Request>()) };
});

/** Aborted when the connection closes before the answer is through. */
function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else
    response.once('close', () => {
      if (!response.writableFinished) controller.abort();
    });
  return controller.signal;
}
