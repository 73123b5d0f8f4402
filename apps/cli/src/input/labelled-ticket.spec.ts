import { describe, expect, it } from '@jest/globals';
import { TicketReader } from './labelled-ticket.js';

const place = 'tickets.csv:2';
const labelled = (fields: Record<string, unknown>, names = {}): ReturnType<TicketReader['labelled']> =>
  new TicketReader(names, ['category']).labelled({ place, fields });

describe('TicketReader', () => {
  it.each([
    ['a blank line parts subject and body', 'Down\n\nSince 9:40\n\nThanks', 'Down', 'Since 9:40\n\nThanks'],
    ['with Windows ends and spaces', 'Down\r\n \r\nSince 9:40', 'Down', 'Since 9:40'],
    ['a message without one is both', 'where is my\nparcel', 'where is my\nparcel', 'where is my\nparcel'],
    ['nothing before it is no subject', '\n\nSince 9:40', 'Since 9:40', 'Since 9:40'],
  ])('reads one text: %s', (_, text, subject, body) => {
    expect(labelled({ text, label: 'x' }).ticket).toEqual({ subject, body });
  });

  it('takes what comes before a late blank line for no subject, and cuts a subject to what the API takes', () => {
    const text = `${'word '.repeat(120)}\n\nrest`;
    const { subject, body } = labelled({ text, label: 'x' }).ticket;
    expect([subject.length, body]).toEqual([500, text]);
  });

  it.each([
    [{ id: 7, subject: 'S', body: 'B', label: 'x' }],
    [{ 'Ticket ID': 7, Title: 'S', Description: 'B', Category: 'x' }],
    [{ Key: 7, Betreff: 'S', Nachricht: 'B', Label: 'x', Category: 'other' }],
  ])('guesses the columns of %j', (fields) => {
    expect(labelled(fields)).toMatchObject({ id: 7, ticket: { subject: 'S', body: 'B' }, text: 'S\n\nB', label: 'x' });
  });

  it('takes the columns it is told', () => {
    const names = { idColumn: 'nr', subjectColumn: 'kurz', bodyColumn: 'Lang', labelColumn: 'art' };
    const fields = { id: 1, nr: 'A-1', subject: 'no', kurz: 'S', lang: 'B', art: 'x', label: 'no' };
    expect(labelled(fields, names)).toMatchObject({ id: 'A-1', ticket: { subject: 'S', body: 'B' }, label: 'x' });
  });

  it('falls back to the place for an id', () => {
    expect(labelled({ text: 'a', label: 'x' }).id).toBe(place);
  });

  it.each([[['a', 'b']], ['a|b'], ['a, b']])('reads other acceptable labels from %j', (labels_ok) => {
    expect(labelled({ text: 'a', label: 'a', labels_ok }).accepted).toEqual(['a', 'b']);
  });

  it.each([
    [{ label: 'x', id: 1 }, {}, 'tickets.csv:2: there is no text, nor subject and body; the fields are label, id'],
    [{ text: 'a' }, {}, 'there is no label; the fields are text. Name it with --label-column'],
    [{ text: 'a', label: ' ' }, {}, 'there is no label'],
    [{ text: 'a', label: 'x' }, { labelColumn: 'art' }, 'there is no "art"'],
    [{ text: 5, label: 'x' }, {}, '"text" is not a text'],
  ])('complains about %j with %j', (fields, names, complaint) => {
    expect(() => labelled(fields, names)).toThrow(complaint);
  });
});
