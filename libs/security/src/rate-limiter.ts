import { KnownError, SECOND, type Clock } from '@groundswell/kernel';

/** Thrown when a caller does more than its rate allows. */
export class RateLimitedError extends KnownError {
  readonly code = 'too-many-requests';
  readonly status = 429;

  /** @param retryAfter seconds until there are tokens again */
  constructor(override readonly retryAfter: number) {
    super('Too many at once: slow down.');
  }
}

/** Rates that hold over all instances of a function together. */
export abstract class RateLimiter {
  /**
   * Takes `count` tokens of `name`, which gets `perSecond` of them, averaged over ten seconds.
   * What counts more than all tokens of ten seconds is charged those.
   * @throws RateLimitedError when there are not enough left
   */
  abstract charge(name: string, perSecond: number, count: number): Promise<void>;
}

/** Where the tokens of a window are counted, for all instances. */
export abstract class TokenLeases {
  /**
   * Takes `count` tokens of the window of `name` that starts at `window` (epoch milliseconds).
   * @param limit tokens of the whole window
   * @param expiresAt epoch milliseconds after which nobody asks for the window
   * @returns false, and takes none, when fewer are left
   */
  abstract lease(name: string, window: number, count: number, limit: number, expiresAt: number): Promise<boolean>;
}

/** Leases in memory. For tests. */
export class MemoryTokenLeases extends TokenLeases {
  private readonly taken = new Map<string, number>();
  /** How often a lease was asked for. */
  asked = 0;

  lease(name: string, window: number, count: number, limit: number): Promise<boolean> {
    this.asked += 1;
    const key = `${name} ${window}`;
    const sum = (this.taken.get(key) ?? 0) + count;
    if (sum > limit) return Promise.resolve(false);
    this.taken.set(key, sum);
    return Promise.resolve(true);
  }
}

interface Held {
  readonly window: number;
  tokens: number;
  /** Leases of this many or more were refused in this window. */
  refusedFrom: number;
  /** A lease that is being asked for. */
  refill: Promise<boolean> | undefined;
}

const WINDOW = 10 * SECOND;
const LEASE = 10;
const MAX_NAMES = 2_000;

/** Takes tokens in leases, so that most requests ask nobody: one write a lease instead of one a request. */
export class LeasedRateLimiter extends RateLimiter {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly leases: TokenLeases,
    private readonly clock: Clock,
  ) {
    super();
  }

  async charge(name: string, perSecond: number, count: number): Promise<void> {
    const now = this.clock.now();
    const limit = Math.max(1, Math.floor((perSecond * WINDOW) / SECOND));
    const needed = Math.min(count, limit);
    const held = this.holdings(name, now - (now % WINDOW));
    while (held.tokens < needed) {
      // Whoever waits shares what comes: everybody asking for a lease would leave most of it unused.
      const isWaiting = held.refill !== undefined;
      held.refill ??= this.refill(name, held, needed - held.tokens, limit).finally(() => (held.refill = undefined));
      const isFilled = await held.refill;
      if (!isWaiting && !isFilled && held.tokens < needed) {
        throw new RateLimitedError(Math.max(1, Math.ceil((held.window + WINDOW - now) / SECOND)));
      }
    }
    held.tokens -= needed;
  }

  private holdings(name: string, window: number): Held {
    const known = this.held.get(name);
    if (known?.window === window) return known;
    if (this.held.size >= MAX_NAMES) this.held.clear();
    const fresh: Held = { window, tokens: 0, refusedFrom: Infinity, refill: undefined };
    this.held.set(name, fresh);
    return fresh;
  }

  private async refill(name: string, held: Held, missing: number, limit: number): Promise<boolean> {
    const sizes = new Set([Math.min(limit, Math.max(LEASE, missing, Math.floor(limit / 50))), missing]);
    for (const size of sizes) {
      if (size >= held.refusedFrom) continue;
      if (await this.lease(name, held.window, size, limit)) {
        held.tokens += size;
        return true;
      }
      held.refusedFrom = Math.min(held.refusedFrom, size);
    }
    return false;
  }

  /** A store that does not answer lets everything through: a rate protects, it is not worth losing activities for. */
  private async lease(name: string, window: number, size: number, limit: number): Promise<boolean> {
    try {
      return await this.leases.lease(name, window, size, limit, window + 6 * WINDOW);
    } catch {
      return true;
    }
  }
}
