/** One record of a shard: a pack of activities, as the stream delivers it. */
export interface StreamRecord {
  /** Decimal; ascending within a shard. */
  readonly sequenceNumber: string;
  /** When the stream took it, epoch milliseconds: the same at every delivery, so that replays count alike. */
  readonly arrivedAt: number;
  /** UTF-8, newline-delimited JSON, one accepted activity a line. */
  readonly data: Uint8Array;
}
