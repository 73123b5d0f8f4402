import { AppError, type FieldError } from '@app/domain';
import { type DeskConfig } from '@app/platform';
import { type FeedbackBody } from './feedback.dto.js';

/** @throws AppError `invalid` naming each id that the desk's YAML does not have, and what is allowed */
export function assertKnownIds(desk: DeskConfig, body: FeedbackBody): void {
  const unknown = (kind: string, id: string | undefined, pointer: string): FieldError[] => {
    const allowed = desk.idsOf(kind);
    if (id === undefined || allowed.includes(id)) return [];
    return [{ pointer, detail: `must be a known ${kind}: ${allowed.join(', ')}` }];
  };
  const errors = [
    ...unknown('category', body.category, '/category'),
    ...unknown('severity', body.severity, '/severity'),
    ...unknown('team', body.team, '/team'),
    ...Object.keys(body.fields ?? {}).flatMap((name) => unknown('field', name, pointerToField(name))),
  ];
  if (errors.length > 0)
    throw new AppError('invalid', 'validation_failed', 'The feedback names what the configuration does not have.', {
      errors: errors.slice(0, MAX_REPORTED),
    });
}

const MAX_REPORTED = 100;
const MAX_POINTER_LENGTH = 200;

const pointerToField = (name: string): string =>
  `/fields/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`.slice(0, MAX_POINTER_LENGTH);
