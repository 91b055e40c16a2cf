/** One begun attempt to count a record. */
export interface Attempt {
  /** Attempts before this one that began and never ended. */
  readonly unfinished: number;
  /** Takes the mark back: the attempt ended, if only with an error. */
  end(): Promise<void>;
}

/**
 * Marks of single records that were begun, so that a record which kills whoever counts it (memory,
 * time-out) becomes a dead letter instead of holding its shard up. Bisecting has made the batch one
 * record by then. A mark costs a write, so it is made only when the process knows nothing of the
 * shard yet: after a crash every process begins like that, and a warm one had no crash.
 */
export abstract class AttemptMarks {
  abstract begin(shard: string, sequenceNumber: string): Promise<Attempt>;
}

/** Marks in memory. For tests. */
export class InMemoryAttemptMarks extends AttemptMarks {
  private readonly unfinished = new Map<string, number>();

  begin(shard: string, sequenceNumber: string): Promise<Attempt> {
    const key = `${shard}/${sequenceNumber}`;
    const unfinished = this.unfinished.get(key) ?? 0;
    this.unfinished.set(key, unfinished + 1);
    const end = () => Promise.resolve(void this.unfinished.set(key, (this.unfinished.get(key) ?? 1) - 1));
    return Promise.resolve({ unfinished, end });
  }
}
