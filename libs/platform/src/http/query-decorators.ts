import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const INTEGER = /^-?\d{1,15}$/;
// ISO 8601 with a zone: a time without one would mean something else on every server.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A query parameter that is a whole number; the property holds a number. */
export function QueryInteger(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && INTEGER.test(value) ? Number(value) : value,
    ),
    ValidateBy({
      name: 'queryInteger',
      validator: {
        validate: (value: unknown) => typeof value === 'number' && value >= min && value <= max,
        defaultMessage: () => `must be a whole number from ${min} to ${max}`,
      },
    }),
  );
}

/** A query parameter that is a moment, or a day that stands for its first moment in UTC; the property holds a Date. */
export function QueryInstant(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time' }),
    Transform(({ value }: { value: unknown }) => instantOf(value) ?? value),
    ValidateBy({
      name: 'queryInstant',
      validator: {
        validate: (value: unknown) => value instanceof Date,
        defaultMessage: () => 'must be a time in ISO 8601 with its zone, such as 2026-03-02T09:12:44Z, or a day',
      },
    }),
  );
}

function instantOf(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !(INSTANT.test(text) || DAY.test(text))) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) || !isRealDay(text.slice(0, 10)) ? undefined : instant;
}

/** `Date` turns February 30th into March 2nd. */
function isRealDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
