import { describe, expect, it } from '@jest/globals';
import { errorCodeDetector } from './error-code.detector.js';

const found = (text: string): string[] => errorCodeDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('errorCodeDetector', () => {
  it.each([
    ['code ERR-5003', ['ERR-5003']],
    ['ERR-EXP-001, ORA-00942', ['ERR-EXP-001', 'ORA-00942']],
    ['ERR_CONNECTION_REFUSED', ['ERR_CONNECTION_REFUSED']],
    ['Error: 0xDEADBEEF.', ['0xDEADBEEF']],
    ['0x80070005', ['0x80070005']],
    ['HTTP 500 and HTTP/1.1 503', ['HTTP 500', 'HTTP/1.1 503']],
    ['502 Bad Gateway', ['502']],
    ['I get error 404', ['404']],
    ['error code: TS2345', ['TS2345']],
    ['exit code 137', ['137']],
    ['E1234', ['E1234']],
    ['SQLSTATE[42P01] or SQLSTATE HY000', ['SQLSTATE[42P01]', 'SQLSTATE HY000']],
    ['java.lang.NullPointerException: x', ['java.lang.NullPointerException']],
    ['a TypeError', ['TypeError']],
    ['connect ECONNREFUSED', ['ECONNREFUSED']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['ORD-111 and ORD-112'],
    ['an error, the error 3 days ago, error 12 times'],
    ['status 200'],
    ['1 error, 4 warnings'],
    ['EMERGENCY!!! EVERY ERROR'],
    ['at 0x1a2b3c in main'],
    ['#0 0x958eeccf in __workq ()'],
    ['<IL 0x00026, 0x0001f>'],
    ['throw new TypeError("x")'],
    ['sqlite3_key and room E-'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
