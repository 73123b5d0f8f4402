import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './ticket-cursor.js';

describe('a ticket cursor', () => {
  it('leads back to its place', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
        fc.uuid(),
        (createdAt, id) => {
          expect(decodeCursor(encodeCursor({ createdAt, id }))).toEqual({ createdAt, id });
        },
      ),
    );
  });

  it('is refused unless it is one, and never read as anything else', () => {
    const genuine = encodeCursor({ createdAt: new Date(1), id: '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e' });
    const forged = ['', 'x', '%', `${genuine}=`, ` ${genuine}`, genuine.slice(0, -1), `${genuine}${genuine}`];
    const texts = [
      '1.',
      '01.0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e',
      `1.x' or true --`,
      '9'.repeat(16) + '.0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e',
    ];
    for (const text of [...forged, ...texts.map((each) => Buffer.from(each).toString('base64url'))])
      expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ kind: 'malformed', code: 'bad_cursor' }));
    fc.assert(fc.property(fc.string(), (text) => expect(() => decodeCursor(text)).toThrow()));
  });
});
