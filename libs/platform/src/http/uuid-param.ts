import { Param, type PipeTransform } from '@nestjs/common';
import { AppError } from '@app/domain';
import { ApiParam } from '@nestjs/swagger';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EXAMPLE = '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e';

/** A path parameter that is a UUID, in lower case; anything else is malformed. */
export function UuidParam(name: string, description: string): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new Error('UuidParam belongs on a parameter of a route');
    Param(name, new UuidPipe(name))(target, method, index);
    const route = Object.getOwnPropertyDescriptor(target, method);
    if (route !== undefined)
      ApiParam({ name, description, example: EXAMPLE, schema: { type: 'string', format: 'uuid' } })(
        target,
        method,
        route,
      );
  };
}

class UuidPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    if (UUID.test(value)) return value.toLowerCase();
    const errors = [{ pointer: this.name, detail: 'must be a UUID' }];
    throw new AppError('malformed', 'malformed_id', `The ${this.name} in the path is not a UUID.`, { errors });
  }
}
