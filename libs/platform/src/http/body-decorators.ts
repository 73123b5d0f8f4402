import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

/** May be left out, may not be null; class-validator's `IsOptional` allows both. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

const bodiesThatMayBeLeftOut = new Set<unknown>();

/** Marks a DTO whose properties may all be left out, and the whole body with them. */
export function BodyMayBeLeftOut(): ClassDecorator {
  return (shape) => void bodiesThatMayBeLeftOut.add(shape);
}

export function mayBeLeftOut(shape: unknown): boolean {
  return bodiesThatMayBeLeftOut.has(shape);
}

/** An object of another DTO's shape; `ValidateNested` alone lets an array of them through. */
export function Nested(shape: () => new () => object): PropertyDecorator {
  return applyDecorators(Type(shape), IsObject(), ValidateNested());
}

/** Text of so many characters (Unicode code points) after trimming; the value itself stays as sent. */
export function TrimmedLength(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: min }),
    ValidateBy({
      name: 'trimmedLength',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && hasLength(value.trim(), min, max),
        defaultMessage: () => `must be text of ${min} to ${max} characters after trimming`,
      },
    }),
  );
}

/** Text of so many characters (Unicode code points), spaces included. */
export function TextUpTo(max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ maxLength: max }),
    ValidateBy({
      name: 'textUpTo',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && hasLength(value, 0, max),
        defaultMessage: () => `must be text of at most ${max} characters`,
      },
    }),
  );
}

/** A JSON object, no array, of so many bytes as compact JSON in UTF-8. */
export function JsonObjectUpTo(maxBytes: number): PropertyDecorator {
  return ValidateBy({
    name: 'jsonObjectUpTo',
    validator: {
      validate: (value: unknown) => isJsonObject(value) && Buffer.byteLength(JSON.stringify(value)) <= maxBytes,
      defaultMessage: () => `must be an object of at most ${maxBytes} bytes as JSON`,
    },
  });
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Code units bound code points from both sides, so that only doubtful texts are counted. */
function hasLength(text: string, min: number, max: number): boolean {
  if (text.length < min || text.length > 2 * max) return false;
  if (text.length <= max && text.length >= 2 * min) return true;
  const length = codePoints(text);
  return length >= min && length <= max;
}

function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const isPair = (text.codePointAt(i) ?? 0) > 0xffff;
    if (isPair) i += 1;
    count += 1;
  }
  return count;
}
