/** Does the work of several items at once, and gives item and result in the order of the items. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const running: Promise<[Item, Result]>[] = [];
  for await (const item of items) {
    const result = work(item).then((done): [Item, Result] => [item, done]);
    // Whoever waits for it is told; until then a failure is no unhandled rejection.
    result.catch(() => undefined);
    running.push(result);
    const [first] = running;
    if (running.length < atOnce || first === undefined) continue;
    yield await first;
    void running.shift();
  }
  for (const result of running) yield await result;
}
