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
    ['use this number 4235108552', ['4235108552']],
    ['8135463465, thanks', ['8135463465']],
    ['My number is 971.4.123.4567', ['971.4.123.4567']],
    ['+86 20 61302222-8866', ['+86 20 61302222-8866']],
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
    ['2147483647 and 4294967295'],
    ['x = 6556578000'],
    ['5000000000'],
    ['$5559876543'],
    ['take the taxi that I call to 03 2657 Koontz Lane'],
    ['the call stack window of 4.8.02054'],
    ['we call it mono 3.2.7/3.2.8'],
    ['driver license number is 50473044'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['+49 30 901820', '+4930901820'],
    ['0049 30 901820', '+4930901820'],
    ['(+45) 1234 5678', '+4512345678'],
    ['(978) 645-9740 ext. 12', '+19786459740'],
    ['555-987-6543', null],
    ['030 901820', null],
    ['8135463465', null],
  ])('gives %j in E.164 as %s', (written, e164) => {
    expect(phoneDetector.standardForm?.(written, new Date())).toBe(e164);
  });
});
