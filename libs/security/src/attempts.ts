import { type Clock, SECOND } from '@groundswell/kernel';

/** How often something may be tried: `count` times within `seconds` of the first try. */
export interface AttemptLimit {
  /** At most 200. */
  readonly count: number;
  readonly seconds: number;
}

export interface AttemptAnswer {
  readonly allowed: boolean;
  /** Whole seconds until tries are allowed again; 0 when this one was allowed. */
  readonly retryAfterSeconds: number;
}

/**
 * Counts tries of what is worth guessing (passwords, codes, links), exactly and over all instances:
 * of any number of tries at once `count` are allowed. Each try is one write, so rates of ordinary
 * requests belong to `RateLimiter`.
 */
export abstract class Attempts {
  /**
   * Takes one try of `key`. Call it before the secret is looked at, and look only when it is allowed.
   * @param key what is tried, such as `sign-in account ada@example.org`; it is kept as a keyed digest only
   * @throws UnavailableError when tries can't be counted: then nothing may be tried
   */
  abstract take(key: string, limit: AttemptLimit): Promise<AttemptAnswer>;

  /** Forgets the tries of `key`, after one that was right. */
  abstract forget(key: string): Promise<void>;
}

/** Attempts in memory. For tests. */
export class MemoryAttempts extends Attempts {
  private readonly windows = new Map<string, { readonly endsAt: number; taken: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  take(key: string, limit: AttemptLimit): Promise<AttemptAnswer> {
    const now = this.clock.now();
    let window = this.windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { endsAt: now + limit.seconds * SECOND, taken: 0 };
      this.windows.set(key, window);
    }
    if (window.taken >= limit.count) {
      return Promise.resolve({ allowed: false, retryAfterSeconds: Math.ceil((window.endsAt - now) / SECOND) });
    }
    window.taken += 1;
    return Promise.resolve({ allowed: true, retryAfterSeconds: 0 });
  }

  forget(key: string): Promise<void> {
    this.windows.delete(key);
    return Promise.resolve();
  }
}
