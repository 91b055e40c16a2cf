import { hash } from 'node:crypto';
import { ListChanges, type StoredListChange, writeListChange } from '@groundswell/feed';
import type { SqsQueue } from './sqs-queue.ts';

/** Changes of lists in a queue: a scope's in their order, each once by its number in the table's stream. */
export class SqsListChanges extends ListChanges {
  constructor(private readonly queue: Pick<SqsQueue, 'send'>) {
    super();
  }

  override async send(changes: readonly StoredListChange[]): Promise<void> {
    // Names of scopes may have characters, and more of them, than names of groups.
    const messages = changes.map((change) => ({
      body: writeListChange(change),
      group: hash('sha256', change.scope),
      deduplication: change.sequence,
    }));
    await this.queue.send(messages);
  }
}
