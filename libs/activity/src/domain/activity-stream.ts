/** One activity on its way to the stream. */
export interface StreamLine {
  /** Who did it: lines of one actor stay in their order, and go where that actor's others went. */
  readonly actor: string;
  /** An `AcceptedActivity` as JSON, without a line break. */
  readonly line: string;
}

/** The durable stream that accepted activities are put on. */
export abstract class ActivityStream {
  /**
   * Puts all lines; resolves when every one is durable. Safe to repeat as a whole: activities are
   * de-duplicated by their ids.
   * @throws UnavailableError when that could not be reached in time; some lines may be durable then
   */
  abstract put(lines: readonly StreamLine[]): Promise<void>;
}

/** A stream in memory. For tests. */
export class MemoryActivityStream extends ActivityStream {
  readonly lines: StreamLine[] = [];
  /** Thrown by the next `put`, once. */
  failure: Error | undefined;

  put(lines: readonly StreamLine[]): Promise<void> {
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure);
    this.lines.push(...lines);
    return Promise.resolve();
  }

  /** What was put, parsed. */
  activities(): unknown[] {
    return this.lines.map(({ line }) => JSON.parse(line) as unknown);
  }
}
