/**
 * Runs `work` for each item, a few at a time; a failure ends it, once what was begun beside it has
 * ended: a write that is still under way could overtake its own repetition.
 */
export async function inBatches<Item>(items: Iterable<Item>, size: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  while (waiting.length > 0) {
    const ended = await Promise.allSettled(waiting.splice(0, size).map(work));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }
}
