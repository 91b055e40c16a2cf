import { type StoredListChange, writeListChange } from './list-change-message.ts';

/** Where changes of lists are sent to, so that who tells people reads them. */
export abstract class ListChanges {
  /**
   * Durable when it resolves. Sending again is harmless: the same change comes once, and where it comes twice it is the same event.
   * @throws UnavailableError where not all were taken; those that were stay sent
   */
  abstract send(changes: readonly StoredListChange[]): Promise<void>;
}

/** Keeps each change once, in the order in which it first came. */
export class MemoryListChanges extends ListChanges {
  private readonly sent = new Map<string, string>();

  override send(changes: readonly StoredListChange[]): Promise<void> {
    for (const change of changes) if (!this.sent.has(change.sequence)) this.sent.set(change.sequence, writeListChange(change));
    return Promise.resolve();
  }

  /** Texts of all messages. */
  messages(): readonly string[] {
    return [...this.sent.values()];
  }
}
