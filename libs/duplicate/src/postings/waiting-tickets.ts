import { Injectable } from '@nestjs/common';
import { type PostedTicket } from './posting.js';
import { PostingsStore } from './postings.store.js';

/** The stored tickets that are not in the index yet; each is read once by a process, since none ever changes. */
@Injectable()
export class WaitingTickets {
  private known: ReadonlyMap<number, PostedTicket | null> = new Map();

  constructor(private readonly postings: PostingsStore) {}

  /** @param docs who waits, by number */
  async of(docs: readonly number[]): Promise<PostedTicket[]> {
    const { known } = this;
    const unread = docs.filter((doc) => !known.has(doc));
    const read = new Map((await this.postings.posted(unread)).map((ticket) => [ticket.doc, ticket]));
    const waiting = new Map(docs.map((doc) => [doc, known.get(doc) ?? read.get(doc) ?? null]));
    this.known = waiting;
    return [...waiting.values()].filter((ticket) => ticket !== null);
  }
}
