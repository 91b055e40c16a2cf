/** Actors that were erased together, by keyed hash: a raw id is kept nowhere. Stays for ever, since what is loaded later may hold them. */
export interface ErasedEntry {
  /** From 1, without gaps. */
  readonly number: number;
  /** 48-bit hashes, as counting makes them of ids. */
  readonly actors: readonly number[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who ordered it, in their own words: an operator, or `person` for somebody's own order. */
  readonly by: string;
  readonly reason?: string;
}

/** Where the list is kept: entries are only ever added. */
export abstract class ErasedList {
  /** Number of the newest entry; 0: there is none. Consistent, and one small read: it is asked every few seconds. */
  abstract newest(): Promise<number>;
  /** Entries after the one of this number, in their order. Consistent. */
  abstract after(number: number): Promise<readonly ErasedEntry[]>;
  /**
   * Adds an entry after the newest one.
   * @returns false, and adds nothing, where `number` is not the next one any more; or where it was added but the answer was lost
   */
  abstract add(entry: ErasedEntry): Promise<boolean>;
}

/** The list in memory. For tests. */
export class MemoryErasedList extends ErasedList {
  readonly entries: ErasedEntry[] = [];

  newest(): Promise<number> {
    return Promise.resolve(this.entries.length);
  }

  after(number: number): Promise<readonly ErasedEntry[]> {
    return Promise.resolve(this.entries.slice(number));
  }

  add(entry: ErasedEntry): Promise<boolean> {
    if (entry.number !== this.entries.length + 1) return Promise.resolve(false);
    this.entries.push(entry);
    return Promise.resolve(true);
  }
}
