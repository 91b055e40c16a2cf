import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, KnownError, MINUTE, SECOND } from '@groundswell/kernel';

/** Thrown when a webhook is not signed with the key, or was signed more than five minutes from now. */
export class WebhookRefusedError extends KnownError {
  readonly code = 'webhook-refused';
  readonly status = 401;

  constructor() {
    super('The webhook is not signed, or not just now');
  }
}

/** Thrown when a webhook was taken already. */
export class WebhookRepeatedError extends KnownError {
  readonly code = 'webhook-repeated';
  readonly status = 409;

  constructor() {
    super('The webhook was taken already');
  }
}

/** The headers of a webhook, as https://www.standardwebhooks.com has them. */
export interface WebhookHeaders {
  /** The same for every try of one webhook. */
  readonly 'webhook-id': string;
  /** Epoch seconds of this try. */
  readonly 'webhook-timestamp': string;
  /** `v1,` and base64 of HMAC-SHA256; after a rotation several, with spaces between. */
  readonly 'webhook-signature': string;
}

/** Remembers which webhooks were taken. */
export abstract class TakenWebhooks {
  /**
   * @param until epoch milliseconds after which the id may be forgotten
   * @returns false when it was taken before
   */
  abstract take(id: string, until: number): Promise<boolean>;
  /** Makes a webhook that failed one that was never taken. */
  abstract release(id: string): Promise<void>;
}

/** Taken webhooks in memory. For tests. */
export class MemoryTakenWebhooks extends TakenWebhooks {
  private readonly ids = new Set<string>();

  take(id: string): Promise<boolean> {
    if (this.ids.has(id)) return Promise.resolve(false);
    this.ids.add(id);
    return Promise.resolve(true);
  }

  release(id: string): Promise<void> {
    this.ids.delete(id);
    return Promise.resolve();
  }
}

const TOLERANCE = 5 * MINUTE;
const ID = /^[\w.:-]{1,200}$/;
const TIMESTAMP = /^\d{1,12}$/;
const MAX_SIGNATURES = 10;

/** Signs and checks webhooks over the bytes as they are sent, by the scheme of Standard Webhooks. */
export class WebhookSignatures {
  constructor(
    private readonly taken: TakenWebhooks,
    private readonly clock: Clock,
  ) {}

  /** The headers to send `body` with. @param key the receiver's key: at least 24 random bytes */
  sign(id: string, body: Uint8Array, key: Uint8Array): WebhookHeaders {
    const timestamp = String(Math.floor(this.clock.now() / SECOND));
    const signature = signatureOf(id, timestamp, body, key).toString('base64');
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  }

  /**
   * Does `work` for a webhook that is signed and comes for the first time. When the work fails the webhook
   * counts as never taken, so that its sender may try again.
   * @param sender whose ids these are: two senders may choose the same
   * @param body the bytes as they came
   * @param keys those that are good now, two while one is rotated
   * @throws WebhookRefusedError when no signature fits, or its time is more than five minutes off
   * @throws WebhookRepeatedError when it was taken, or is being taken
   */
  async accept<Result>(
    sender: string,
    headers: Readonly<Record<string, unknown>>,
    body: Uint8Array,
    keys: readonly Uint8Array[],
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { id, sentAt } = this.verify(headers, body, keys);
    const name = `${sender} ${id}`;
    // As long as its own time lets it pass: what comes later is refused for that.
    if (!(await this.taken.take(name, sentAt + 2 * TOLERANCE))) throw new WebhookRepeatedError();
    try {
      return await work();
    } catch (error) {
      await this.taken.release(name);
      throw error;
    }
  }

  private verify(
    headers: Readonly<Record<string, unknown>>,
    body: Uint8Array,
    keys: readonly Uint8Array[],
  ): { id: string; sentAt: number } {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
    if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') throw new WebhookRefusedError();
    if (!ID.test(id) || !TIMESTAMP.test(timestamp)) throw new WebhookRefusedError();
    const given = signatures.split(' ', MAX_SIGNATURES).filter((signature) => signature.startsWith('v1,'));
    const fits = keys.map((key) => {
      const expected = signatureOf(id, timestamp, body, key);
      return given.map((signature) => isSame(expected, signature.slice(3))).includes(true);
    });
    if (!fits.includes(true)) throw new WebhookRefusedError();
    const sentAt = Number(timestamp) * SECOND;
    if (Math.abs(this.clock.now() - sentAt) > TOLERANCE) throw new WebhookRefusedError();
    return { id, sentAt };
  }
}

function signatureOf(id: string, timestamp: string, body: Uint8Array, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

function isSame(expected: Buffer, base64: string): boolean {
  const given = Buffer.from(base64, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
