import { createHash } from 'node:crypto';
import { databaseUnavailable } from '@app/database';
import { AppError } from '@app/domain';
import { clientOf, ENV, type Env } from '@app/platform';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { type Request, type Response } from 'express';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import { type WorkflowResult } from '../workflow-result.dto.js';
import { IdempotencyStore, type KeyedRequest, type KeyState } from './idempotency.store.js';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Added to the workflow's own deadline before a claim counts as that of a dead process. */
const LEASE_MARGIN_MS = 15_000;

/**
 * Makes repeating a request harmless: under one `Idempotency-Key` the workflow runs once and its answer is
 * replayed. An answer whose ticket was not stored is not kept, so that the caller may try again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor<WorkflowResult, unknown> {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly store: IdempotencyStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<WorkflowResult>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.header('idempotency-key');
    if (key === undefined) return next.handle();
    if (!KEY.test(key))
      throw new AppError(
        'malformed',
        'bad_idempotency_key',
        'Idempotency-Key must be 1 to 255 visible ASCII characters.',
      );

    const keyed: KeyedRequest = { owner: clientOf(request), key, digest: digestOf(request) };
    const known = await this.claim(keyed);
    switch (known.state) {
      case 'other_request':
        throw new AppError(
          'invalid',
          'idempotency_key_reused',
          'This Idempotency-Key was used for another request; take a new one.',
        );
      case 'running':
        throw new AppError('conflict', 'request_running', 'The request under this Idempotency-Key is still running.', {
          retryAfterSeconds: 1,
        });
      case 'answered':
        context.switchToHttp().getResponse<Response>().setHeader('Idempotency-Replayed', 'true');
        return of(known.answer);
      case 'claimed':
        return this.runOnce(keyed, next);
      case 'unkept':
        return next.handle();
    }
  }

  /** With the database down nothing can be kept, and nothing can be done twice either: the workflow only answers. */
  private async claim(keyed: KeyedRequest): Promise<KeyState | { readonly state: 'unkept' }> {
    try {
      return await this.store.claim(keyed, this.env.WORKFLOW_TIMEOUT_SECONDS * 1000 + LEASE_MARGIN_MS);
    } catch (error) {
      if (databaseUnavailable(error) === undefined) throw error;
      return { state: 'unkept' };
    }
  }

  private runOnce(keyed: KeyedRequest, next: CallHandler<WorkflowResult>): Observable<WorkflowResult> {
    return next.handle().pipe(
      mergeMap(async (result) => {
        await this.settle(keyed, isStored(result) ? result : undefined);
        return result;
      }),
      catchError((error: unknown) =>
        from(this.settle(keyed, undefined)).pipe(
          mergeMap(() => {
            throw error;
          }),
        ),
      ),
    );
  }

  /** A failure here must not spoil an answer that is ready; the lease sees to the key. */
  private async settle(keyed: KeyedRequest, answer: WorkflowResult | undefined): Promise<void> {
    try {
      if (answer === undefined) await this.store.release(keyed);
      else await this.store.keepAnswer(keyed, answer);
    } catch (error) {
      this.logger.warn({ msg: 'idempotency key not settled', err: error });
    }
  }
}

const isStored = ({ workflowSteps }: WorkflowResult): boolean =>
  workflowSteps.some(({ stepName, status }) => stepName === 'persistence' && status === 'completed');

function digestOf(request: Request): string {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.path, request.body]))
    .digest('base64url');
}
