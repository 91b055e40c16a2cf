import { createHash, randomBytes } from 'node:crypto';
import { type Clock, DAY, HOUR } from '@groundswell/kernel';
import { LinkRefusedError } from '../errors.ts';

/** What a link that works once is for, and how long it works. */
const LIFETIMES = { verification: DAY, reset: HOUR, 'first-operator': DAY } as const;
export type OneTimePurpose = keyof typeof LIFETIMES;

/** What is kept of a link: its digest alone, and what it is good for. */
export interface OneTimeRecord {
  /** SHA-256 of the token, hexadecimal. */
  readonly digest: string;
  readonly purpose: OneTimePurpose;
  /** Whose it is; absent for the first operator's. */
  readonly accountId?: string;
  /** The account's `tokenVersion` when it was made: an older link is worth nothing. */
  readonly tokenVersion?: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Where links that work once are kept. */
export abstract class OneTimeStore {
  abstract put(record: OneTimeRecord): Promise<void>;
  abstract read(digest: string): Promise<OneTimeRecord | undefined>;
  /** Takes it out: of any number at once, one gets true. */
  abstract remove(digest: string): Promise<boolean>;
  /** Removes every link of an account. Safe to repeat. */
  abstract forget(accountId: string): Promise<void>;
}

/** Links in memory. For tests. */
export class MemoryOneTimeStore extends OneTimeStore {
  private readonly records = new Map<string, OneTimeRecord>();

  put(record: OneTimeRecord): Promise<void> {
    this.records.set(record.digest, record);
    return Promise.resolve();
  }

  read(digest: string): Promise<OneTimeRecord | undefined> {
    return Promise.resolve(this.records.get(digest));
  }

  remove(digest: string): Promise<boolean> {
    return Promise.resolve(this.records.delete(digest));
  }

  forget(accountId: string): Promise<void> {
    for (const [digest, record] of this.records) if (record.accountId === accountId) this.records.delete(digest);
    return Promise.resolve();
  }
}

/** What every one-time token begins with, so that people and secret scanners know one when they see it. */
const PREFIX = 'gst_';
const TOKEN = /^gst_[A-Za-z0-9_-]{43}$/;

/** Makes tokens for links that work once, and takes them. */
export class OneTimeTokens {
  constructor(
    private readonly store: OneTimeStore,
    private readonly clock: Clock,
  ) {}

  /** A new token, 256 random bits, of which a digest is kept. */
  async make(purpose: OneTimePurpose, owner: { readonly id: string; readonly tokenVersion: number } | undefined): Promise<string> {
    const token = PREFIX + randomBytes(32).toString('base64url');
    await this.store.put({
      digest: digestOf(token),
      purpose,
      ...(owner && { accountId: owner.id, tokenVersion: owner.tokenVersion }),
      expiresAt: this.clock.now() + LIFETIMES[purpose],
    });
    return token;
  }

  /**
   * What a token is good for, without using it up.
   * @throws LinkRefusedError when it is unknown, was used, has expired or is for something else
   */
  async look(token: string, purpose: OneTimePurpose): Promise<OneTimeRecord> {
    const record = TOKEN.test(token) ? await this.store.read(digestOf(token)) : undefined;
    if (record === undefined || record.purpose !== purpose || record.expiresAt <= this.clock.now()) throw new LinkRefusedError();
    return record;
  }

  /**
   * Uses a token up.
   * @throws LinkRefusedError as `look` does, and when somebody else used it at the same time
   */
  async take(token: string, purpose: OneTimePurpose): Promise<OneTimeRecord> {
    const record = await this.look(token, purpose);
    if (!(await this.store.remove(record.digest))) throw new LinkRefusedError();
    return record;
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
