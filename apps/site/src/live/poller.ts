/** What a poller needs of the world; a browser's, or a test's. */
export interface PollerWorld {
  now(): number;
  /** Runs `action` once after `delay` milliseconds; returns how to call it off. */
  after(delay: number, action: () => void): () => void;
}

export interface Polled<T> {
  readonly value?: T;
  /** When the server last answered, epoch milliseconds; 'unchanged' is an answer too. */
  readonly answeredAt?: number;
  /** Attempts that failed since then. */
  readonly failures: number;
  readonly error?: unknown;
}

export interface PollerOptions<T> {
  /** `etag` names what is known already; 'unchanged' when that is still so. */
  readonly load: (known: {
    etag: string | undefined;
    signal: AbortSignal;
  }) => Promise<{ readonly value: T; readonly etag?: string | undefined } | 'unchanged'>;
  /** Milliseconds from an answer to the next question. */
  readonly every: number;
  readonly onChange: (polled: Polled<T>) => void;
  readonly world: PollerWorld;
}

/** Longest pause after failures, milliseconds. */
const LONGEST = 30_000;

/**
 * Asks a server again and again: one question at a time, the next one `every` milliseconds after the
 * answer, twice as long after each failure. Paused while nobody looks.
 */
export class Poller<T> {
  private state: Polled<T> = { failures: 0 };
  private etag: string | undefined;
  private callOff: (() => void) | undefined;
  private asking: AbortController | undefined;
  private readonly options: PollerOptions<T>;

  constructor(options: PollerOptions<T>) {
    this.options = options;
  }

  /** Asks at once, and goes on asking. Asks anew when it runs already, so it also serves as `retry now`. */
  start(): void {
    this.stop();
    void this.ask();
  }

  /** Stops asking; what is under way is given up. What is known stays. */
  stop(): void {
    this.callOff?.();
    this.callOff = undefined;
    this.asking?.abort();
    this.asking = undefined;
  }

  private async ask(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    const next = await this.answer(asking.signal);
    if (asking.signal.aborted) return;
    this.state = next;
    this.callOff = this.options.world.after(this.pause(), () => void this.ask());
    this.options.onChange(next);
  }

  private async answer(signal: AbortSignal): Promise<Polled<T>> {
    const { load, world } = this.options;
    try {
      const answer = await load({ etag: this.etag, signal });
      const known = { answeredAt: world.now(), failures: 0 };
      if (answer === 'unchanged') return this.state.value === undefined ? known : { ...known, value: this.state.value };
      if (!signal.aborted) this.etag = answer.etag;
      return { ...known, value: answer.value };
    } catch (error) {
      return { ...this.state, failures: this.state.failures + 1, error };
    }
  }

  private pause(): number {
    return Math.min(LONGEST, this.options.every * 2 ** Math.min(this.state.failures, 10));
  }
}
