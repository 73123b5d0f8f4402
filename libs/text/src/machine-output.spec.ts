import { describe, expect, it } from '@jest/globals';
import { machineOutputIn } from './machine-output.js';

const found = (text: string): string[] => machineOutputIn(text).map(({ start, end }) => text.slice(start, end));

describe('machineOutputIn', () => {
  it.each([
    ['\tat com.example.Shop.pay(Shop.java:12)'],
    ['at System.Linq.Expressions.Expression.Field (System.String a) [0x00049] in /x/Expression.cs:1354'],
    ['    at async pay (file:///srv/shop.js:12:3)'],
    ['    at new Shop (/srv/shop.js:12:3)\n    at /srv/shop.js:1:2'],
    ['Traceback (most recent call last):\n  File "shop.py", line 3, in pay'],
    ['#0  0x00007fff5fc01000 in main ()'],
    ['2024-01-02 10:00:00,123 INFO start\n2024-01-02 10:00:01,456 ERROR stop'],
    ['[ERROR] (main) no\n[INFO] (main) yes'],
    ['0000: 48 65 6c 6c 6f 20\n0010: 77 6f 72 6c 64 21'],
    ['E/AndroidRuntime(1234): FATAL'],
    ['```\nanything at all\n```'],
    ['{code:java}\nanything\n{code}'],
    ['let a = 1;\npay(a);'],
  ])('finds %j', (output) => {
    expect(found(`It fails:\n${output}\nPlease help`)).toEqual([output.trim()]);
  });

  it.each([
    ['at the office we have (more or less) no internet'],
    ['2024-01-02 10:00:00 I logged in. Then nothing happened.'],
    ['ERROR: it does not work'],
    ['java.lang.NullPointerException: no order'],
    ['```\na fence that is never closed'],
  ])('leaves %j to its author', (text) => {
    expect(found(`Hello\n${text}\nPlease help`)).toEqual([]);
  });

  it('joins neighbours and parts what words stand between', () => {
    expect(found('at a.b(C:1)\n\nat a.c(C:2)\nand then\nat a.d(C:3)')).toEqual([
      'at a.b(C:1)\n\nat a.c(C:2)',
      'at a.d(C:3)',
    ]);
  });
});
