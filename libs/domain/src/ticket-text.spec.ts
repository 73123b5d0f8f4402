import { describe, expect, it } from '@jest/globals';
import { textAt } from '@app/domain';

describe('textAt', () => {
  it('cuts the named part of the ticket as sent', () => {
    const ticket = { subject: 'Order ORD-1', body: 'late' };
    expect(textAt(ticket, { start: 6, end: 11, source: 'subject' })).toBe('ORD-1');
  });
});
