import { describe, expect, it } from '@jest/globals';
import { productNameDetector } from './product-name.detector.js';

const found = (text: string): string[] => [
  ...new Set(productNameDetector.find(text).map(({ start, end }) => text.slice(start, end))),
];

describe('productNameDetector', () => {
  it.each([
    ['my Pro subscription', ['Pro subscription']],
    ['the business plus plan', ['business plus plan']],
    ['our Acme Sync licence expired', ['Acme Sync licence']],
    ['Product: Sync for Desktop \nOS: Windows', ['Sync for Desktop']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['fails with error 0xDEADBEEF'],
    ['using the Login page and with John Smith'],
    ['Operating system: Windows'],
    ['Double charged for subscription'],
    ['my Monthly subscription and a New plan'],
    ['we plan to leave'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
