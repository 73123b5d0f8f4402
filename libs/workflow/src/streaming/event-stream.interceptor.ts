import { ProblemFilter } from '@app/platform';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { type Request, type Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { type TriageListener } from '../audience.js';
import { type WorkflowResult } from '../workflow-result.dto.js';
import { listenIn } from './audience-param.js';
import { EventStream } from './event-stream.js';
import { ToldDraft } from './told-draft.js';

export const EVENT_STREAM_TYPE = 'text/event-stream';

/**
 * Tells a caller who accepts `text/event-stream` what happens while it happens. What is refused before anything has
 * happened is refused as for every other caller.
 */
@Injectable()
export class EventStreamInterceptor implements NestInterceptor<WorkflowResult, unknown> {
  constructor(private readonly problems: ProblemFilter) {}

  async intercept(context: ExecutionContext, next: CallHandler<WorkflowResult>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (request.accepts(['application/json', EVENT_STREAM_TYPE]) !== EVENT_STREAM_TYPE) return next.handle();

    const events = new EventStream();
    const begun = new Promise<void>((resolve) => listenIn(request, teller(events, resolve)));
    const result = lastValueFrom(next.handle());
    try {
      await Promise.race([begun, result]);
    } catch (error) {
      events.end();
      throw error;
    }
    void result
      .then((value) => events.send('result', value))
      .catch((error: unknown) => events.send('error', this.problems.problemFor(error, request, response)))
      .finally(() => events.end());
    return of(streamOf(events, response));
  }
}

function teller(events: EventStream, begin: () => void): TriageListener {
  const draft = new ToldDraft(events);
  return {
    stepEnded: (step) => {
      begin();
      draft.stepEnded(step);
      events.send('step', step);
    },
    draftPiece: (text) => draft.piece(text),
    draftRestarted: () => draft.restart(),
  };
}

function streamOf(events: EventStream, response: Response): StreamableFile {
  response.setHeader('Cache-Control', 'no-cache');
  // Else a proxy such as nginx keeps the events until there are many.
  response.setHeader('X-Accel-Buffering', 'no');
  return new StreamableFile(events.readable, { type: EVENT_STREAM_TYPE });
}
