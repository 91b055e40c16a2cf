import { type Clock, MINUTE } from '@groundswell/kernel';

/** As long as an attempt may be running, zombies included: the time-out of the function. */
export const LONGEST_ATTEMPT = MINUTE;

/** One begun attempt to count a record. */
export interface Attempt {
  /** Attempts that began longer ago than an attempt can run, and never ended. */
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
  private readonly begun = new Map<string, Set<{ readonly at: number }>>();

  constructor(private readonly clock: Clock) {
    super();
  }

  begin(shard: string, sequenceNumber: string): Promise<Attempt> {
    const key = `${shard}/${sequenceNumber}`;
    const attempts = this.begun.get(key) ?? new Set();
    this.begun.set(key, attempts);
    const now = this.clock.now();
    const unfinished = [...attempts].filter(({ at }) => at < now - LONGEST_ATTEMPT).length;
    const attempt = { at: now };
    attempts.add(attempt);
    return Promise.resolve({ unfinished, end: () => Promise.resolve(void attempts.delete(attempt)) });
  }
}
