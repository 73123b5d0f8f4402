import { readTicket, type TicketReading } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { SimilarTickets } from './similar-tickets.js';

const ticket = (subject: string, body: string): TicketReading => readTicket({ subject, body });
const filed = (text: string) => ({ text, category: 'billing', severity: 'low' });
const TWICE = ticket('Charged twice', 'My card was charged twice for the renewal.');

describe('SimilarTickets', () => {
  function aStore(capacity = 10): SimilarTickets {
    const tickets = new SimilarTickets(capacity);
    tickets.put('refund', ticket('Charged twice', 'The renewal was charged to my card two times.'), filed('refund'));
    tickets.put('charge', ticket('Wrong charge', 'A charge on my card is not mine.'), filed('charge'));
    tickets.put('printer', ticket('Printer', 'It does not print in colour any more.'), filed('printer'));
    return tickets;
  }
  const found = (tickets: SimilarTickets, reading = TWICE, count = 3): string[] =>
    tickets.nearest(reading, count).map(({ text }) => text);

  it('finds the most alike first, and nothing that has little in common', () => {
    expect(found(aStore())).toEqual(['refund', 'charge']);
    expect(found(aStore(), TWICE, 1)).toEqual(['refund']);
    expect(found(aStore(), ticket('Hola', 'Buenos dias'))).toEqual([]);
    expect(found(new SimilarTickets(3))).toEqual([]);
  });

  it('never gives a ticket itself', () => {
    const tickets = aStore();
    tickets.put('same', TWICE, filed('same'));
    expect(found(tickets)).not.toContain('same');
  });

  it('knows a ticket as it was judged last', () => {
    const tickets = aStore();
    tickets.put('refund', TWICE, filed('before'));
    tickets.put('refund', ticket('Charged twice', 'My card was charged twice again.'), filed('after'));
    expect(found(tickets)).toEqual(['after', 'charge']);
  });

  it('forgets the oldest where there are too many', () => {
    const tickets = aStore(3);
    tickets.put('new', ticket('Charged', 'I was charged twice for the order.'), filed('new'));
    expect(found(tickets)).not.toContain('refund');
    expect(found(tickets)).toContain('new');
  });

  it('answers from 2,000 tickets in time, however long the ticket', () => {
    const tickets = new SimilarTickets(2000);
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`);
    for (let i = 0; i < 2000; i += 1)
      tickets.put(
        `${i}`,
        ticket(`Ticket ${i}`, words.filter((_, at) => (at * 7 + i) % 5 === 0).join(' ')),
        filed(`${i}`),
      );
    const long = ticket('All of it', words.join(' ').repeat(20));
    tickets.nearest(long, 3);
    const start = performance.now();
    expect(tickets.nearest(long, 3)).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
