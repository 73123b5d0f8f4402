import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the condition holds.
 * @returns what the condition gave
 * @throws the condition's last error, or one that says how long it was waited for
 */
export async function eventually<T>(
  condition: () => Promise<T | false | undefined> | T | false | undefined,
  { withinMs = 10_000, everyMs = 20 } = {},
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      const result = await condition();
      if (result !== false && result !== undefined) return result;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`still not so after ${withinMs} ms`);
    await pause(everyMs);
  }
}
