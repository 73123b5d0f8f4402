import { describe, expect, it } from '@jest/globals';
import { phoneDetector } from './phone.detector.js';

const found = (text: string): string[] => phoneDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('phoneDetector', () => {
  it.each([
    ['reach me at 555-987-6543.', ['555-987-6543']],
    ['+49 30 901820', ['+49 30 901820']],
    ['(0131) 496 0537', ['(0131) 496 0537']],
    ['Office:(516)733-3989', ['(516)733-3989']],
    ['833.719.3994x1887', ['833.719.3994x1887']],
    ['my phone number is 6556578000', ['6556578000']],
    ['call 33 93 31', ['33 93 31']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['2012/2010, 2011-2012'],
    ['built 20140815123000'],
    ['order 5559876543'],
    ['my number is in order number 555-987-6543'],
    ['version 4.2.1.2299'],
    ['4111 1111 1111 1111'],
    ['6556578000'],
    ['$5559876543'],
    ['driver license number is 50473044'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
