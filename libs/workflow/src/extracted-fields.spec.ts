import { describe, expect, it } from '@jest/globals';
import { readExtractedFields } from './extracted-fields.js';

describe('readExtractedFields', () => {
  it('reads an extraction as /extract answers it', () => {
    const fields = [
      { name: 'order_id', value: ['ORD-1', 'ORD-2'], confidence: 0.9 },
      { name: 'amount', value: '$5' },
    ];
    expect(readExtractedFields({ fields, missing_required: [] })).toEqual({
      order_id: ['ORD-1', 'ORD-2'],
      amount: '$5',
    });
  });

  it('reads a plain object of values', () => {
    expect(readExtractedFields({ order_id: 'ORD-1' })).toEqual({ order_id: 'ORD-1' });
  });

  it.each([
    ['a string', 'ORD-1'],
    ['an array', [{ name: 'order_id', value: 'ORD-1' }]],
    ['null', null],
    ['a number as a value', { order_id: 7 }],
    ['an entry without a name', { fields: [{ value: 'x' }] }],
    ['an entry with an object as its value', { fields: [{ name: 'x', value: {} }] }],
  ])('refuses %s', (_, input) => {
    expect(readExtractedFields(input)).toBeUndefined();
  });
});
