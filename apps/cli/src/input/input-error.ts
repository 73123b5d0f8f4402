import { OperatorError } from '@app/domain';

/** A file that cannot be used as it is; the message names file and line. */
export class InputError extends OperatorError {
  override name = 'InputError';

  static at(place: string, complaint: string): InputError {
    return new InputError(`${place}: ${complaint}`);
  }
}
