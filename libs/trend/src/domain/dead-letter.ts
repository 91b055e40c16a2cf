/** A record that could not be processed, kept whole with its reason, to be replayed. */
export interface DeadLetter {
  /** Stable for the same record and cause, so that keeping it twice is harmless. */
  readonly id: string;
  /** What refused it: `count`. */
  readonly origin: string;
  /** Why, for a person. */
  readonly reason: string;
  /** Where it came from: stream or table, shard, sequence number. */
  readonly stream: string;
  readonly shard: string;
  readonly sequenceNumber: string;
  /** The record's bytes, whole. */
  readonly data: Uint8Array;
  /** When the record arrived, epoch milliseconds: the same at every try. */
  readonly at: number;
}

/** Where dead letters are kept: S3 in the cloud and locally. */
export abstract class DeadLetters {
  /** Durable when it resolves; the batch may be acknowledged only afterwards. */
  abstract keep(letters: readonly DeadLetter[]): Promise<void>;
}
