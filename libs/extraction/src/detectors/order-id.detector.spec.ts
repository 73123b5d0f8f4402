import { describe, expect, it } from '@jest/globals';
import { orderIdDetector } from './order-id.detector.js';

const found = (text: string): string[] => orderIdDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('orderIdDetector', () => {
  it.each([
    ['My order IDs are ORD-111 and ORD-112.', ['ORD-111', 'ORD-112']],
    ['#ORD-789012', ['ORD-789012']],
    ['ord_2024-000123', ['ord_2024-000123']],
    ['PO-77120', ['PO-77120']],
    ['my order number is 112-3456789-1234567', ['112-3456789-1234567']],
    ['order #48213', ['48213']],
    ['order id: A1B2C3', ['A1B2C3']],
    ['orders 12345, 12346 and 12347', ['12345', '12346', '12347']],
    ['Bestellung Nr. 55123', ['55123']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['I ordered 2 items in order to test 5000 things'],
    ['order 12 days ago'],
    ['the order 2023 edition'],
    ['record-111 and border-222'],
    ['ERR-5003'],
    ['order status 404'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
