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

/** What is asked of the tokens of a window. */
export interface LeaseRequest {
  readonly name: string;
  /** Start of the window, epoch milliseconds. */
  readonly window: number;
  /** Tokens that would be welcome. */
  readonly wanted: number;
  /** Fewer are of no use: then none are taken. At least 1. */
  readonly least: number;
  /** Tokens of the whole window. */
  readonly limit: number;
  /** Epoch milliseconds after which nobody asks for the window. */
  readonly expiresAt: number;
}

export interface Lease {
  /** Between `least` and `wanted`, or 0. */
  readonly taken: number;
  /** What the window has after it. */
  readonly left: number;
}

/** Where the tokens of a window are counted, for all instances. */
export abstract class TokenLeases {
  abstract lease(request: LeaseRequest): Promise<Lease>;
}

/** Leases in memory. For tests. */
export class MemoryTokenLeases extends TokenLeases {
  private readonly taken = new Map<string, number>();
  /** How often a lease was asked for. */
  asked = 0;

  lease({ name, window, wanted, least, limit }: LeaseRequest): Promise<Lease> {
    this.asked += 1;
    const key = `${name} ${window}`;
    const left = limit - (this.taken.get(key) ?? 0);
    const taken = left < least ? 0 : Math.min(left, wanted);
    this.taken.set(key, limit - left + taken);
    return Promise.resolve({ taken, left: left - taken });
  }
}

interface Held {
  readonly window: number;
  tokens: number;
  /** What the window still had for everybody when it was last asked; it can only have become less. */
  left: number;
  /** Tokens that callers here wait for. */
  awaited: number;
  /** A lease that is being asked for. */
  refill: Promise<void> | undefined;
}

const WINDOW = 10 * SECOND;
/** Which part of what is left a lease takes at most, beyond what callers wait for. */
const SHARE = 16;
const MAX_NAMES = 2_000;

/**
 * Takes tokens in leases, so that most requests ask nobody: one write a lease instead of one a request.
 * Leases become smaller as the window empties, so that no instance keeps what another one needs. A clock
 * that is set back goes on with the window that it had; windows of before have lost what was taken of them.
 */
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
    const held = this.holdings(name, now - (now % WINDOW), limit);
    if (spend(held, needed) || (await this.obtain(name, held, needed, limit))) return;
    throw new RateLimitedError(Math.max(1, Math.ceil((held.window + WINDOW - now) / SECOND)));
  }

  private holdings(name: string, window: number, limit: number): Held {
    const known = this.held.get(name);
    if (known !== undefined && known.window >= window && known.window - window <= WINDOW) return known;
    if (this.held.size >= MAX_NAMES) this.held.clear();
    const fresh: Held = { window, tokens: 0, left: limit, awaited: 0, refill: undefined };
    this.held.set(name, fresh);
    return fresh;
  }

  /** Asks for leases until there are tokens enough, or there can't be. Whoever waits shares what comes. */
  private async obtain(name: string, held: Held, needed: number, limit: number): Promise<boolean> {
    held.awaited += needed;
    try {
      while (held.tokens + held.left >= needed) {
        held.refill ??= this.refill(name, held, needed, limit).finally(() => (held.refill = undefined));
        await held.refill;
        // At once: another one that waited would count on the same tokens.
        if (spend(held, needed)) return true;
      }
      return false;
    } finally {
      held.awaited -= needed;
    }
  }

  private async refill(name: string, held: Held, needed: number, limit: number): Promise<void> {
    // Whoever asks at the same time has said so before this goes on.
    await Promise.resolve();
    const least = Math.max(1, needed - held.tokens);
    const wanted = Math.max(least, Math.min(held.left, Math.max(held.awaited - held.tokens, Math.floor(held.left / SHARE))));
    const { window } = held;
    const { taken, left } = await this.lease({ name, window, wanted, least, limit, expiresAt: window + 60 * WINDOW });
    held.tokens += taken;
    held.left = left;
  }

  /** A store that does not answer lets everything through: a rate protects, it is not worth losing activities for. */
  private async lease(request: LeaseRequest): Promise<Lease> {
    try {
      return await this.leases.lease(request);
    } catch {
      return { taken: request.wanted, left: request.limit };
    }
  }
}

function spend(held: Held, needed: number): boolean {
  if (held.tokens < needed) return false;
  held.tokens -= needed;
  return true;
}
