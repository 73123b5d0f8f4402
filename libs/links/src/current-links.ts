import { DuplicateLinks } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { type LinkVerdict } from './link.dto.js';
import { LinksStore } from './links.store.js';

/** What the desk says of a ticket's duplicates now, for the ticket's own resource. */
@Injectable()
export class CurrentLinks extends DuplicateLinks {
  constructor(private readonly links: LinksStore) {
    super();
  }

  override async newestFor(ticketId: string): Promise<object | null> {
    const [newest] = await this.links.listFor(ticketId);
    return newest ?? null;
  }

  override verdictsFor(ticketId: string): Promise<ReadonlyMap<string, LinkVerdict>> {
    return this.links.verdictsFor(ticketId);
  }
}
