import { describe, expect, it } from '@jest/globals';
import { DeskWords } from './desk-words.js';
import { HistoryReader } from './history.reader.js';
import { type HistoryTicket } from './history-ticket.js';
import { type ImportOptions } from './import-options.js';

const IDS = {
  status: ['pending', 'in_progress', 'resolved', 'closed'],
  category: ['billing', 'bug_report'],
  severity: ['high', 'low'],
  team: ['billing_team'],
};
const NOW = Date.parse('2026-03-02T12:00:00Z');

describe('HistoryReader', () => {
  const aReader = (options: Partial<ImportOptions> = {}): HistoryReader =>
    new HistoryReader({ status: 'closed', ...options }, new DeskWords(IDS, options.map), NOW);
  const read = (fields: Record<string, unknown>, reader = aReader()): HistoryTicket =>
    reader.read({ place: 'a.csv:7', fields });
  const line = { id: 'ZD-1', subject: 'Printer', body: 'It jams', created_at: '2024-03-01T10:00:00Z' };

  it('takes what the desk tells, under the names that desks use', () => {
    expect(
      read({
        'Ticket ID': 4711,
        Title: ' Printer ',
        Description: 'It jams',
        'Created At': 1709287200,
        State: 'Waiting on customer',
        Type: 'Bug report',
        Priority: 'HIGH',
        Group: 'billing team',
        Requester: 'C-1',
        'Requester E-Mail': 'ann@example.com',
        metadata: '{"channel": "phone"}',
      }),
    ).toEqual({
      externalId: '4711',
      text: { subject: 'Printer', body: 'It jams' },
      createdAt: new Date('2024-03-01T10:00:00Z'),
      status: 'in_progress',
      category: 'bug_report',
      severity: 'high',
      team: 'billing_team',
      customerId: 'C-1',
      customerEmail: 'ann@example.com',
      metadata: { channel: 'phone' },
    });
  });

  it('leaves empty what the desk does not tell, and takes such a ticket as closed', () => {
    expect(read({ id: 'ZD-1', text: 'Printer\n\nIt jams', created: '2024-03-01' })).toEqual({
      externalId: 'ZD-1',
      text: { subject: 'Printer', body: 'It jams' },
      createdAt: new Date('2024-03-01T00:00:00Z'),
      status: 'closed',
      category: null,
      severity: null,
      team: null,
      customerId: null,
      customerEmail: null,
      metadata: {},
    });
    expect(read({ ...line, status: '' }, aReader({ status: 'pending' })).status).toBe('pending');
  });

  it('learns words from --map', () => {
    const map = [
      { kind: 'status', word: 'Parked', id: 'in_progress' },
      { kind: 'category', word: 'Shipping', id: 'billing' },
    ] as const;
    const fields = { ...line, status: 'PARKED', category: 'shipping' };
    expect(read(fields, aReader({ map }))).toMatchObject({ status: 'in_progress', category: 'billing' });
    expect(() => new DeskWords(IDS, [{ kind: 'team', word: 'x', id: 'nope' }])).toThrow('There is no team "nope"');
  });

  it('counts the labels that nobody knows, addresses that are none, and texts that were cut', () => {
    const reader = aReader();
    for (const body of ['a', 'b'.repeat(50_001)])
      expect(read({ ...line, body, category: 'Shipping', email: 'n/a' }, reader)).toMatchObject({
        category: null,
        customerEmail: null,
      });
    expect([...reader.losses]).toEqual([
      ['category "Shipping" left empty', 2],
      ['customer_email left empty, as it is no address', 2],
      ['cut to 500 characters of subject and 50000 of body', 1],
    ]);
  });

  it('keeps what a database can hold', () => {
    const { text, metadata } = read({
      ...line,
      subject: 'a\0b',
      body: `${'c'.repeat(49_999)}💥`,
      metadata: { 'k\0': '\ud800' },
    });
    expect(text.subject).toBe('a\ufffdb');
    expect(text.body.endsWith('c\ufffd')).toBe(true);
    expect(metadata).toEqual({ 'k\ufffd': '\ufffd' });
  });

  it.each([
    ['there is no id; the columns are subject', { id: undefined }],
    ['there is no id: "id" is empty', { id: ' ' }],
    ['"id" is longer than 200 characters', { id: 'x'.repeat(201) }],
    ['"id" is neither text nor number', { id: ['x'] }],
    ['there is no text', { subject: ' ', body: null }],
    ['there is no time at which it came in', { created_at: null }],
    ['"created_at" is no time', { created_at: '03/01/2024' }],
    ['"created_at" lies in the future', { created_at: '2026-03-04' }],
    ['"status" is "Parked"; say which of pending, in_progress', { status: 'Parked' }],
    ['"metadata" is no JSON object', { metadata: '[1]' }],
    ['"metadata" takes more than 16384 bytes', { metadata: { a: 'x'.repeat(20_000) } }],
  ])('says on which line %s', (complaint, change) => {
    const { id, ...rest } = { ...line, ...change };
    const fields = id === undefined ? rest : { id, ...rest };
    expect(() => read(fields)).toThrow(`a.csv:7: ${complaint}`);
  });

  it('says that a named column is in no line', () => {
    const reader = aReader({ severityColumn: 'Prio', idColumn: 'id' });
    read(line, reader);
    expect(() => reader.assertColumnsSeen()).toThrow('No line has the column "Prio" that --severity-column names.');
    read({ ...line, prio: 'low' }, reader);
    expect(() => reader.assertColumnsSeen()).not.toThrow();
  });
});
