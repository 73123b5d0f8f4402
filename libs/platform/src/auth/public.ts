import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const PUBLIC = 'platform:public';
export const PUBLIC_EXTENSION = 'x-public';

/** Open to anyone, and outside the rate limit: what orchestrators and documentation readers call. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC_EXTENSION, true));
}
