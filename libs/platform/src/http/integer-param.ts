import { Param, type PipeTransform } from '@nestjs/common';
import { AppError } from '@app/domain';
import { ApiParam } from '@nestjs/swagger';

// Nine digits fit PostgreSQL's int.
const INTEGER = /^\d{1,9}$/;

/** A path parameter that is a whole number from 0; anything else is malformed. */
export function IntegerParam(name: string, description: string): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new Error('IntegerParam belongs on a parameter of a route');
    Param(name, new IntegerPipe(name))(target, method, index);
    const route = Object.getOwnPropertyDescriptor(target, method);
    if (route !== undefined)
      ApiParam({ name, description, example: 1, schema: { type: 'integer', minimum: 0 } })(target, method, route);
  };
}

class IntegerPipe implements PipeTransform<string, number> {
  constructor(private readonly name: string) {}

  transform(value: string): number {
    if (INTEGER.test(value)) return Number(value);
    const errors = [{ pointer: this.name, detail: 'must be a whole number' }];
    throw new AppError('malformed', 'malformed_id', `The ${this.name} in the path is not a whole number.`, { errors });
  }
}
