import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { toWire } from './naming.js';

/** Gives every answer the wire's names; a stream brings its own. */
@Injectable()
export class WireInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((answer) => (answer instanceof StreamableFile ? answer : toWire(answer))));
  }
}
