import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import {
  type ErrorTranslator,
  type Fault,
  faultOf,
  frameworkFault,
  type Problem,
  PROBLEM_TYPE,
  problemOf,
} from './problem.js';
import { requestIdOf } from './request-id.js';

export const ERROR_TRANSLATORS = Symbol('ERROR_TRANSLATORS');

/** Every error leaves the service here, as problem details. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(ERROR_TRANSLATORS) private readonly translators: readonly ErrorTranslator[],
    private readonly logger: PinoLogger,
  ) {
    this.logger.setContext(ProblemFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const fault = this.faultOf(error, response);
    // The caller holds half an answer and must not take it for a whole one.
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, fault);
  }

  /** The error as a problem, for an answer that has begun and can say so in its own way only. */
  problemFor(error: unknown, request: Request, response: Response): Problem {
    return problemOf(this.faultOf(error, response), pathOf(request), requestIdOf(response));
  }

  private faultOf(error: unknown, response: Response): Fault {
    return faultOf(error, this.translators) ?? this.unexpected(error, response);
  }

  private unexpected(error: unknown, response: Response): Fault {
    this.logger.error({ err: error, request_id: requestIdOf(response) }, 'request failed unexpectedly');
    return frameworkFault(500);
  }
}

function sendProblem(request: Request, response: Response, fault: Fault): void {
  const problem = problemOf(fault, pathOf(request), requestIdOf(response));
  const body = Buffer.from(JSON.stringify(problem));
  // Express would add a charset, which this media type does not have.
  response.writeHead(fault.status, { ...fault.headers, 'Content-Type': PROBLEM_TYPE, 'Content-Length': body.length });
  response.end(body);
}

/** The path without the query string, which may hold personal data. */
export function pathOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const end = originalUrl.indexOf('?');
  return end < 0 ? originalUrl : originalUrl.slice(0, end);
}
