import { type Clock, HOUR, type Ids, KnownError, SECOND, UnavailableError } from '@groundswell/kernel';

/** Thrown when a key comes again with another request. */
export class IdempotencyKeyReusedError extends KnownError {
  readonly code = 'idempotency-key-reused';
  readonly status = 422;

  constructor() {
    super('This Idempotency-Key was used for another request');
  }
}

/** Thrown when a key comes again while its first request is still worked on. */
export class IdempotencyKeyBusyError extends KnownError {
  readonly code = 'idempotency-key-busy';
  readonly status = 409;
  override readonly retryAfter = 1;

  constructor() {
    super('The first request with this Idempotency-Key is still worked on');
  }
}

/** An answer as it is given again. */
export interface KeptAnswer {
  readonly status: number;
  /** Those that speak of the answer, in lower case: `location`, `etag`. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the handler returned. As JSON at most 200 KB. */
  readonly body: unknown;
}

/** A request that wants to be the first of its key. */
export interface Claim {
  readonly key: string;
  /** Equal for equal requests. */
  readonly fingerprint: string;
  /** Who works on it, made up for each request. */
  readonly owner: string;
  readonly now: number;
  /** Epoch milliseconds after which the owner is taken for dead. */
  readonly lockedUntil: number;
  /** Epoch milliseconds after which the key may be used anew. */
  readonly expiresAt: number;
}

export type Claimed =
  | { readonly state: 'begun' }
  /** The key was used for another request. */
  | { readonly state: 'other' }
  /** The same request is worked on. */
  | { readonly state: 'busy' }
  | { readonly state: 'answered'; readonly answer: KeptAnswer };

/** Where keys and their answers are kept, for all instances. */
export abstract class IdempotencyStore {
  /**
   * Begins where the key is new, expired, or its owner is dead and the request the same; repeating it with
   * the same owner changes nothing.
   */
  abstract claim(claim: Claim): Promise<Claimed>;
  /** Keeps the answer, if the owner still owns the key. */
  abstract finish(claim: Claim, answer: KeptAnswer): Promise<void>;
  /** Makes the key unused, if the owner still owns it. */
  abstract release(claim: Claim): Promise<void>;
}

/** How long a request may take: longer than any function runs. */
const LOCK = 30 * SECOND;
const KEEP = 24 * HOUR;

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same request with the same key is done
 * once in 24 hours and answered the same each time. What fails is not kept, and is done again when it comes
 * again; so is what a crash cut off, after 30 seconds: a handler's own writes must bear that.
 */
export class Idempotency {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @param key the caller's, made unique by whose it is and what it asks
   * @param work is done at most once at a time
   * @returns the answer, and whether it is one of before
   * @throws IdempotencyKeyReusedError when the key was used for another request
   * @throws IdempotencyKeyBusyError when the same request is being worked on
   * @throws UnavailableError when keys can't be looked up: nothing is done twice on a guess
   */
  async once(key: string, fingerprint: string, work: () => Promise<KeptAnswer>): Promise<{ answer: KeptAnswer; isReplayed: boolean }> {
    const now = this.clock.now();
    const claim: Claim = { key, fingerprint, owner: this.ids.next(), now, lockedUntil: now + LOCK, expiresAt: now + KEEP };
    const claimed = await this.claim(claim);
    if (claimed.state === 'other') throw new IdempotencyKeyReusedError();
    if (claimed.state === 'busy') throw new IdempotencyKeyBusyError();
    if (claimed.state === 'answered') return { answer: claimed.answer, isReplayed: true };
    return { answer: await this.work(claim, work), isReplayed: false };
  }

  private async claim(claim: Claim): Promise<Claimed> {
    try {
      return await this.store.claim(claim);
    } catch (error) {
      throw new UnavailableError('The Idempotency-Key can not be looked up just now', 5, { cause: error });
    }
  }

  private async work(claim: Claim, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    let answer: KeptAnswer;
    try {
      answer = await work();
    } catch (error) {
      // The lock ends by itself where this fails; what went wrong is told either way.
      await this.store.release(claim).catch(() => undefined);
      throw error;
    }
    // It is done: to say otherwise would make the caller do it again. Unkept, it is done anew after the lock.
    await this.store.finish(claim, answer).catch(() => undefined);
    return answer;
  }
}
