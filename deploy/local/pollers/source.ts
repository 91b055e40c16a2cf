/** One record of a stream, as the pollers move it. */
export interface StreamRecord {
  readonly sequence: string;
  /** Machine time at which it came to the stream, epoch milliseconds. */
  readonly arrivedAt: number;
  readonly bytes: number;
  /** The record as Lambda gives it to the function. */
  readonly event: Readonly<Record<string, unknown>>;
}

export interface SourceShard {
  readonly id: string;
  /** Shards that this one took over from: they are read to their end first. */
  readonly parents: readonly string[];
}

export interface ReadResult {
  readonly records: readonly StreamRecord[];
  /** Absent: the shard is closed and read to its end. */
  readonly next?: string;
}

/** A stream that an event source mapping reads: Kinesis, or the changes of a table. */
export interface StreamSource {
  readonly arn: string;
  /** Lambda's name of what the on-failure record holds: `KinesisBatchInfo` or `DDBStreamBatchInfo`. */
  readonly batchInfo: string;
  shards(): Promise<readonly SourceShard[]>;
  /** Where to read on: after a sequence number, or from the oldest record that is kept. */
  iterator(shard: string, after?: string): Promise<string>;
  read(shard: string, iterator: string): Promise<ReadResult>;
}
