import { hash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/**
 * The id of a ticket of the desk's history: version 7 of the ticket's own time, so that ids sort as tickets came in, its
 * random part made of the desk's id. The same ticket gets the same id in every run and every database.
 */
export function historyId(createdAt: Date, externalId: string): string {
  return uuidv7({ msecs: createdAt.getTime(), random: hash('sha256', externalId, 'buffer') });
}
