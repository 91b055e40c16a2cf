import type { ItemChange, ItemState } from './judgement.ts';
import type { Collection, KeptHead, KeptItem } from './kept-item.ts';
import type { MutationAnswer } from './mutation.ts';

/** What is read to judge a mutation. */
export interface StateKeys {
  readonly collection: Collection;
  readonly item: string;
  readonly mutation: string;
  readonly after?: string | undefined;
}

/** What a mutation does, all of it or nothing. */
export interface KeptCommit {
  readonly answer: MutationAnswer;
  readonly change?: ItemChange | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What people keep. Every read is by key and sees what was written before. `person` is the id of an account.
 * Answers and what is left of
 * removed items go after `REMEMBERED`.
 */
export abstract class KeptItems {
  abstract head(person: string): Promise<KeptHead>;
  /** A living item. */
  abstract find<Name extends Collection>(person: string, collection: Name, id: string): Promise<KeptItem<Name> | undefined>;
  /** Living items of a collection, by id. */
  abstract list<Name extends Collection>(person: string, collection: Name): Promise<readonly KeptItem<Name>[]>;
  /** All living items of all collections, in no order: one read. */
  abstract all(person: string): Promise<readonly KeptItem[]>;
  /** What a mutation is judged by. */
  abstract state(person: string, keys: StateKeys): Promise<ItemState>;
  /**
   * Writes the item, where the person's items stand, the answer, and who watches what, in one transaction.
   * @returns false when nothing was written, since somebody else changed or answered it meanwhile: judge anew
   */
  abstract commit(person: string, commit: KeptCommit): Promise<boolean>;
  /**
   * Items by version, each once, as it last was: those with a version above `since` and of at most `until`, which
   * is a sequence number that `head` gave. An item that changes meanwhile may be missing: its version is above `until`.
   */
  abstract changes(person: string, range: { since: number; until: number; limit: number }): Promise<readonly KeptItem[]>;
  /** Removes everything of a person, also from who watches what. Safe to repeat. */
  abstract erase(person: string): Promise<void>;
}
