import { AppError } from '@app/domain';

const POINTER = '/ticket_id';

/** @param pointer where the id stands in the body; undefined for the one in the path */
export function unknownTicket(id: string, pointer?: string): AppError {
  const errors = pointer === undefined ? undefined : [{ pointer, detail: 'is the id of no ticket' }];
  return new AppError('not_found', 'ticket_not_found', `There is no ticket ${id}.`, errors && { errors });
}

export function itself(): AppError {
  return refused('duplicate_of_itself', 'is this very ticket; no ticket is a duplicate of itself');
}

export function newer(): AppError {
  return refused('newer_ticket', 'came in later; a ticket is a duplicate of an older one');
}

export function cycle(): AppError {
  const detail = 'is itself a duplicate of this ticket; reject that first';
  return new AppError('conflict', 'duplicate_cycle', `The other ticket ${detail}.`, {
    errors: [{ pointer: POINTER, detail }],
  });
}

export function nothingLinked(id: string): AppError {
  return new AppError('not_found', 'no_duplicate_link', `Ticket ${id} counts as a duplicate of no other.`);
}

function refused(code: string, detail: string): AppError {
  return new AppError('invalid', code, `The other ticket ${detail}.`, { errors: [{ pointer: POINTER, detail }] });
}
