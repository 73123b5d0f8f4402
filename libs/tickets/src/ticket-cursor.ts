import { AppError } from '@app/domain';

/** A place in the list, newest first: everything after it is older. */
export interface TicketCursor {
  readonly createdAt: Date;
  readonly id: string;
}

// Fifteen digits end in the year 33658, which both JavaScript and PostgreSQL can hold.
const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Opaque to callers, so that it may change. */
export function encodeCursor({ createdAt, id }: TicketCursor): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url');
}

/** @throws AppError for anything that `encodeCursor` did not make */
export function decodeCursor(text: string): TicketCursor {
  const [, time = '', id = ''] = CURSOR.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (id === '' || encodeCursor({ createdAt: new Date(Number(time)), id }) !== text)
    throw new AppError('malformed', 'bad_cursor', 'The cursor is none that this service gave out.', {
      errors: [{ pointer: 'cursor', detail: 'must be the next_cursor of an earlier answer, unchanged' }],
    });
  return { createdAt: new Date(Number(time)), id };
}
