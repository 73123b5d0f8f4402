import { describe, expect, it } from '@jest/globals';
import { historyId } from './history-id.js';

describe('historyId', () => {
  it('sorts as the tickets came in, and is the same whenever it is made', () => {
    const [early, late] = [new Date('2019-05-01T00:00:00.001Z'), new Date('2024-01-01T00:00:00Z')];
    expect(historyId(early, 'ZD-2') < historyId(late, 'ZD-1')).toBe(true);
    expect(historyId(early, 'ZD-2')).toBe(historyId(new Date(early), 'ZD-2'));
    expect(historyId(early, 'ZD-2')).not.toBe(historyId(early, 'ZD-3'));
    expect(historyId(early, 'ZD-2')).toMatch(/^016a70b0-dc01-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
