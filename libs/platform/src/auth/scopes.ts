import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SCOPES = 'platform:scopes';
export const SCOPES_EXTENSION = 'x-scopes';

/** What a caller's key must allow, all of it, where keys are configured. */
export function Scopes(...scopes: string[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(SCOPES, scopes), ApiExtension(SCOPES_EXTENSION, scopes));
}
