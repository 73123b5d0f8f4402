/** No chain of causes is longer; a loop among them ends here. */
const LONGEST = 8;

/** An error and what caused it, read by shape: errors of Node's own `fetch` need not be of our `Error` class. */
export function* errorChain(error: unknown): Generator<Partial<NodeJS.ErrnoException>> {
  let current = error;
  for (let depth = 0; depth < LONGEST && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = (current as { readonly cause?: unknown }).cause;
  }
}

export function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
