import { describe, expect, it } from '@jest/globals';
import { customerName } from './customer-name.js';

describe('customerName', () => {
  it.each([
    ['john.doe@example.com', 'John'],
    ['sarah@test.com', 'Sarah'],
    ['MARIA_garcia@example.com', 'Maria'],
    ['doe.john@example.com', 'John'],
    ['peter1985+shop@example.com', 'Peter'],
    ['admin@example.com', null],
    ['support@example.com', null],
    ['info@example.com', null],
    ['happy.user@example.com', null],
    ['waiting.customer@example.com', null],
    ['sarah.support@example.com', null],
    ['x7k2@example.com', null],
    ['jsmith@example.com', null],
    ['bluesky@example.com', null],
    ['j.d@example.com', null],
    ['@', null],
    ['john', null],
  ])('reads %s as %j', (address, name) => {
    expect(customerName(null, address)).toBe(name);
  });

  it('prefers a name that is given', () => {
    expect(customerName('  Dr. Ana\nLópez ', 'john@example.com')).toBe('Dr. Ana López');
  });

  it.each(['', '   ', '???', 'mail@example.com', 'Win at https://evil.example'])(
    'takes no name from %j and reads the address instead',
    (given) => {
      expect(customerName(given, 'john@example.com')).toBe('John');
    },
  );

  it('knows no name where nothing is given', () => {
    expect(customerName(null, null)).toBeNull();
  });
});
