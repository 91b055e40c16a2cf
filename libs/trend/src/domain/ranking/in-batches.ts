/** Runs `work` for each item, a few at a time; the first failure ends it. */
export async function inBatches<Item>(items: Iterable<Item>, size: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  while (waiting.length > 0) await Promise.all(waiting.splice(0, size).map(work));
}
