import { describe, expect, it } from '@jest/globals';
import { type BenchTicket, TicketStream } from './ticket-stream.js';

const TEXTS = Array.from({ length: 400 }, (_, text) => ({
  title: `Title ${text} about topic${text}`,
  sentences: Array.from({ length: 3 }, (_, at) => `Sentence ${at} tells of topic${text} and thing${text}x${at}.`),
}));
const SIZE = 2_000;
const stream = new TicketStream(TEXTS, SIZE);
const topicsOf = ({ subject, body }: BenchTicket): Set<string> => new Set(`${subject} ${body}`.match(/topic\d+/g));

describe('TicketStream', () => {
  it('gives the same tickets whatever was asked before, others with another seed', () => {
    const backwards = [9, 8, 7].map((place) => stream.ticket(place));
    expect(backwards).toEqual([9, 8, 7].map((place) => new TicketStream(TEXTS, SIZE).ticket(place)));
    expect(new TicketStream(TEXTS, SIZE, 2).ticket(9)).not.toEqual(stream.ticket(9));
  });

  it('lets tickets come in one after the other over three years, each with an id of its own', () => {
    const tickets = Array.from({ length: SIZE }, (_, place) => stream.ticket(place));
    const times = tickets.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(2.9 * 365 * 24 * 3600 * 1000);
    expect(new Set(tickets.map(({ externalId }) => externalId)).size).toBe(SIZE);
  });

  it('asks for tickets that came in before, in other words about the same', () => {
    const known = Array.from({ length: 100 }, (_, number) => stream.query(number));
    const alike = known.filter(({ ticket, originalId }) => {
      const original = stream.ticket(Number(originalId.slice(2)));
      expect(original.createdAt.getTime()).toBeLessThan(ticket.createdAt.getTime());
      expect(original.body).not.toBe(ticket.body);
      return [...topicsOf(ticket)].some((topic) => topicsOf(original).has(topic));
    });
    expect(alike.length).toBeGreaterThan(90);
    expect(new Set(known.map(({ originalId }) => originalId)).size).toBeGreaterThan(40);
  });
});
