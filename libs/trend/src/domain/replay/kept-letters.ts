import type { DeadLetter } from '../dead-letter.ts';

/** What was done to bring a letter back. Kept beside it: the letter itself may be written again by whoever made it. */
export interface ReplayNote {
  /** When it was first begun, epoch milliseconds. */
  readonly begunAt: number;
  /** When it ended; absent: it was cut off, or is under way. */
  readonly endedAt?: number;
  /** Activities that were put back into the stream, or that the delta holds. */
  readonly activities: number;
  /** Lines that still cannot be counted. */
  readonly refused: number;
}

/** One kept letter, as a list names it. */
export interface KeptLetter {
  /** Names it among all letters. */
  readonly key: string;
  readonly note?: ReplayNote;
}

/** The dead letters that are kept, for operators. */
export abstract class KeptLetters {
  /** All of them, in the order of their keys: by origin and day. */
  abstract list(): AsyncIterable<KeptLetter>;
  abstract read(key: string): Promise<DeadLetter | undefined>;
  abstract note(key: string): Promise<ReplayNote | undefined>;
  /**
   * Takes lines out of a letter, and the letter itself where nothing is left; a batch of changes of a table goes whole where
   * it names one of `names`. What is no letter stays. Safe to repeat.
   * @param left what is left of a letter's lines; undefined: all of them
   */
  abstract takeOut(key: string, left: (data: Uint8Array) => Uint8Array | undefined, names: readonly string[]): Promise<void>;
  /** Durable when it resolves. */
  abstract writeNote(key: string, note: ReplayNote): Promise<void>;
}
